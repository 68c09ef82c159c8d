-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes that a lane's payment was taken. total_minor is what the operator saw;
-- when another amount is due by now, nothing is taken (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_pay(request uuid, version text, lane text,
	method text, reference text, total_minor integer,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_pay', jsonb_build_object(
		'version', version, 'lane', lane, 'method', method,
		'reference', reference, 'total_minor', total_minor),
		dry_run);
end
$$;

revoke all on function desk.lane_pay(uuid, text, text, text, text, integer,
	boolean) from public;
grant execute on function desk.lane_pay(uuid, text, text, text, text, integer,
	boolean)
	to desk_frontdesk, desk_manager;

reset role;
