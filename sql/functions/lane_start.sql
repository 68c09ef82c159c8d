-- SPDX-License-Identifier: GPL-3.0-or-later
-- Starts somebody at a lane, by a scan (identity card, membership number or
-- key tag) or as looked up, to check in or to renew for so many hours
-- (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_start(request uuid, version text,
	lane text, customer uuid, scan text, mode text, hours integer,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_start', jsonb_build_object(
		'version', version, 'lane', lane, 'customer', customer,
		'scan', scan, 'mode', mode, 'hours', hours),
		dry_run);
end
$$;

revoke all on function desk.lane_start(uuid, text, text, uuid, text, text,
	integer, boolean) from public;
grant execute on function desk.lane_start(uuid, text, text, uuid, text, text,
	integer, boolean)
	to desk_frontdesk, desk_manager;

reset role;
