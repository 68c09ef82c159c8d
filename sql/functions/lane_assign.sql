-- SPDX-License-Identifier: GPL-3.0-or-later
-- Chooses the unit for a lane. One of another tier than agreed waits for the
-- customer's answer (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_assign(request uuid, version text,
	lane text, unit text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_assign', jsonb_build_object(
		'version', version, 'lane', lane, 'unit', unit),
		dry_run);
end
$$;

revoke all on function desk.lane_assign(uuid, text, text, text,
	boolean) from public;
grant execute on function desk.lane_assign(uuid, text, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
