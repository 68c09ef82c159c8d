-- SPDX-License-Identifier: GPL-3.0-or-later
-- Asks a lane's customer for what the locked selection costs now: the quote is
-- kept as a snapshot, and one payment is due (domain.md 1.3, 1.5).

set role desk_owner;

create or replace function desk.lane_ask_payment(request uuid, version text,
	lane text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_ask_payment', jsonb_build_object(
		'version', version, 'lane', lane),
		dry_run);
end
$$;

revoke all on function desk.lane_ask_payment(uuid, text, text,
	boolean) from public;
grant execute on function desk.lane_ask_payment(uuid, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
