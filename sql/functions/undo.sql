-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes back a routine write of one's own, by a compensating action, while
-- nobody else has touched what it left.

set role desk_owner;

create or replace function desk.undo(request uuid, of uuid,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'undo', jsonb_build_object('of', of),
		dry_run);
end
$$;

revoke all on function desk.undo(uuid, uuid, boolean) from public;
grant execute on function desk.undo(uuid, uuid, boolean)
	to desk_frontdesk, desk_manager;

reset role;
