-- SPDX-License-Identifier: GPL-3.0-or-later
-- Starts the renewal of a visit at a lane: 6 more hours, or the last 2
-- (domain.md 1.4).

set role desk_owner;

create or replace function desk.lane_renew(request uuid, version text,
	lane text, visit uuid, hours integer,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_renew', jsonb_build_object(
		'version', version, 'lane', lane, 'visit', visit,
		'hours', hours),
		dry_run);
end
$$;

revoke all on function desk.lane_renew(uuid, text, text, uuid, integer,
	boolean) from public;
grant execute on function desk.lane_renew(uuid, text, text, uuid, integer,
	boolean)
	to desk_frontdesk, desk_manager;

reset role;
