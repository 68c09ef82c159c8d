-- SPDX-License-Identifier: GPL-3.0-or-later
-- Signs: does what somebody else asked for, as the person signed in, with the
-- rights and the versions of now.  What would be refused is refused, and stays
-- to be signed.

set role desk_owner;

create or replace function desk.signover_sign(request uuid, signover uuid,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'signover_sign', jsonb_build_object(
		'signover', signover), dry_run);
end
$$;

revoke all on function desk.signover_sign(uuid, uuid, boolean) from public;
grant execute on function desk.signover_sign(uuid, uuid, boolean)
	to desk_manager;

reset role;
