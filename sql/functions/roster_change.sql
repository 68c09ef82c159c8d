-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who plays: adds companions ([{"member":"id"},{"guest":"Mo Lee"}]), removes
-- participants ([7, 8]), and says how many are declared (null: as many as
-- before, or as are named).

set role desk_owner;

create or replace function desk.roster_change(request uuid, version text,
	booking integer, declared integer, add jsonb, remove jsonb,
	reason text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'roster_change', jsonb_build_object(
		'version', version, 'booking', booking, 'declared', declared,
		'add', add, 'remove', remove, 'reason', reason), dry_run);
end
$$;

revoke all on function desk.roster_change(uuid, text, integer, integer, jsonb,
	jsonb, text, boolean) from public;
grant execute on function desk.roster_change(uuid, text, integer, integer,
	jsonb, jsonb, text, boolean) to desk_frontdesk, desk_manager;

reset role;
