-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lets an expired identity card pass, with a reason: a manager does (domain.md
-- 1.3).

set role desk_owner;

create or replace function desk.lane_id_override(request uuid, version text,
	lane text, reason text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_id_override', jsonb_build_object(
		'version', version, 'lane', lane, 'reason', reason),
		dry_run);
end
$$;

revoke all on function desk.lane_id_override(uuid, text, text, text,
	boolean) from public;
grant execute on function desk.lane_id_override(uuid, text, text, text,
	boolean)
	to desk_manager;

reset role;
