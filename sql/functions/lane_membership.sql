-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes what a lane's customer chooses of the membership: ONE_TIME, SIX_MONTH
-- (to PURCHASE or RENEW) or NONE, that is nothing yet (domain.md 1.5).

set role desk_owner;

create or replace function desk.lane_membership(request uuid, version text,
	lane text, choice text, intent text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_membership', jsonb_build_object(
		'version', version, 'lane', lane, 'choice', choice,
		'intent', intent),
		dry_run);
end
$$;

revoke all on function desk.lane_membership(uuid, text, text, text, text,
	boolean) from public;
grant execute on function desk.lane_membership(uuid, text, text, text, text,
	boolean)
	to desk_frontdesk, desk_manager;

reset role;
