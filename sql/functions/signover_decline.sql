-- SPDX-License-Identifier: GPL-3.0-or-later
-- Declines what somebody asked to be signed, with the reason that they hear.

set role desk_owner;

create or replace function desk.signover_decline(request uuid, signover uuid,
	reason text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'signover_decline', jsonb_build_object(
		'signover', signover, 'reason', reason), dry_run);
end
$$;

revoke all on function desk.signover_decline(uuid, uuid, text, boolean) from public;
grant execute on function desk.signover_decline(uuid, uuid, text, boolean)
	to desk_manager;

reset role;
