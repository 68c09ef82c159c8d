-- SPDX-License-Identifier: GPL-3.0-or-later
-- Resets a lane: its session ends with nothing left of customer, selection and
-- payment (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_reset(request uuid, version text,
	lane text, reason text, received_from text default null,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_reset', jsonb_build_object(
		'version', version, 'lane', lane, 'reason', reason,
		'received_from', received_from),
		dry_run);
end
$$;

revoke all on function desk.lane_reset(uuid, text, text, text, text,
	boolean) from public;
grant execute on function desk.lane_reset(uuid, text, text, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
