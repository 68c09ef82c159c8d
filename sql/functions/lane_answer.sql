-- SPDX-License-Identifier: GPL-3.0-or-later
-- The customer's answer to a unit of another tier: accepted, the rental
-- becomes that tier; declined, the unit is free again (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_answer(request uuid, version text,
	lane text, accept boolean, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_answer', jsonb_build_object(
		'version', version, 'lane', lane, 'accept', accept),
		dry_run);
end
$$;

revoke all on function desk.lane_answer(uuid, text, text, boolean,
	boolean) from public;
grant execute on function desk.lane_answer(uuid, text, text, boolean, boolean)
	to desk_frontdesk, desk_manager;

reset role;
