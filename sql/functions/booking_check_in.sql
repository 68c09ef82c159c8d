-- SPDX-License-Identifier: GPL-3.0-or-later
-- Checks a party in, and takes what it owes by the same call; a refusal lists
-- every guard at once (domain.md 2.6).  A refusal over money is on the club's
-- record as checkin_guard_triggered, once for a request however often it is
-- asked.

set role desk_owner;

create or replace function desk.booking_check_in(request uuid, version text,
	booking integer, settle text, reference text, reason text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	args jsonb := jsonb_build_object('version', version,
		'booking', booking, 'settle', settle, 'reference', reference,
		'reason', reason);
	outcome jsonb := desk.perform(request, 'booking_check_in', args,
		dry_run);
begin
	if not coalesce(dry_run, false) and outcome @>
		'{"ok": false, "detail": {"guards": [{"guard": "owed"}]}}' then
		perform desk.guard_note(args || jsonb_build_object('request',
			request, 'reason', null));
	end if;
	return outcome;
end
$$;

revoke all on function desk.booking_check_in(uuid, text, integer, text, text,
	text, boolean) from public;
grant execute on function desk.booking_check_in(uuid, text, integer, text,
	text, text, boolean) to desk_frontdesk, desk_manager;

reset role;
