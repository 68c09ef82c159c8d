-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes back what one asked to be signed.  Waits for whoever is just signing it,
-- and then says so: afterwards it is certain whether it was done.

set role desk_owner;

create or replace function desk.signover_withdraw(request uuid, signover uuid,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'signover_withdraw', jsonb_build_object(
		'signover', signover), dry_run);
end
$$;

revoke all on function desk.signover_withdraw(uuid, uuid, boolean) from public;
grant execute on function desk.signover_withdraw(uuid, uuid, boolean)
	to desk_frontdesk, desk_manager;

reset role;
