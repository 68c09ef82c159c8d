-- SPDX-License-Identifier: GPL-3.0-or-later
-- Confirms and locks what is proposed at a lane, and holds a unit for it. The
-- first confirmation wins; the second is told so and changes nothing
-- (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_confirm(request uuid, version text,
	lane text, by text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_confirm', jsonb_build_object(
		'version', version, 'lane', lane, 'by', by),
		dry_run);
end
$$;

revoke all on function desk.lane_confirm(uuid, text, text, text,
	boolean) from public;
grant execute on function desk.lane_confirm(uuid, text, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
