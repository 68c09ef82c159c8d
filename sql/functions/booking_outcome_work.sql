-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_outcome.  Attendance of a party that nobody checked
-- in is held to the check-in's guards, but for its time (domain.md 2.6).

set role desk_owner;

create or replace function desk.booking_outcome_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
	ended text := args ->> 'outcome';
	b record;
	guards jsonb;
	before jsonb;
begin
	if ended is null or ended not in ('attended', 'no_show') then
		perform desk.refuse('limit', 'A booking ends as attended or '
			'as a no-show');
	end if;
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, ended);
	if ended = 'attended' then
		guards := jsonb_path_query_array(
			desk.check_in_guards(booking),
			'$[*] ? (@.guard != "early" && @.guard != "late")');
		if jsonb_array_length(guards) > 0 then
			perform desk.refuse(case guards -> 0 ->> 'guard'
				when 'owed' then 'owed'
				when 'roster' then 'roster' else 'state' end,
				guards -> 0 ->> 'sentence', null,
				jsonb_build_object('guards', guards),
				desk.booking_version(booking));
		end if;
	end if;

	before := desk.booking_facts(booking);
	if ended = 'attended' and b.status <> 'checked_in' then
		perform desk.usage_record(booking);
	elsif ended = 'no_show' and b.status = 'checked_in' then
		perform desk.usage_reverse(booking);
	end if;
	update club.booking_requests r set status = ended
	where r.id = booking;
	perform desk.audit(args, 'mark_' || ended, 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(format('{booking:%s}, %s: %s', booking,
			desk.booking_when(booking),
			case ended when 'no_show' then 'no-show'
				else ended end),
		booking, '{}',
		jsonb_build_object('action', 'booking_restore', 'args',
			jsonb_build_object('booking', booking,
				'status', b.status)));
end
$$;

revoke all on function desk.booking_outcome_work(jsonb) from public;

reset role;
