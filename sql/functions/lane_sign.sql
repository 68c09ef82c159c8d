-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes the agreement, signed on paper or vouched for with a reason, and
-- completes the lane: unit, visit, block, signature, place on the waitlist and
-- session, in one transaction (domain.md 1.3).

set role desk_owner;

create or replace function desk.lane_sign(request uuid, version text,
	lane text, how text, reason text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_sign', jsonb_build_object(
		'version', version, 'lane', lane, 'how', how,
		'reason', reason),
		dry_run);
end
$$;

revoke all on function desk.lane_sign(uuid, text, text, text, text,
	boolean) from public;
grant execute on function desk.lane_sign(uuid, text, text, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
