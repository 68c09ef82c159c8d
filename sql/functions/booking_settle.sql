-- SPDX-License-Identifier: GPL-3.0-or-later
-- Settles what a booking owes, or what one of its heads owes: card or cash,
-- the owner's guest passes, or a waiver with a reason.  Passes cover whom
-- they can; the rest stays owed, and the caller judges that.  The booking
-- must be held, with its people's lanes: what somebody owes depends on their
-- other bookings of the day.
--
-- Returns {"taken_minor", "waived_minor", "passes", "left_minor"}.

set role desk_owner;

create or replace function desk.booking_settle(booking integer,
	participant integer, settle text, reference text, reason text,
	args jsonb default '{}') returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	head record;
	due integer := 0;
	passes integer := 0;
	money boolean := settle in ('card', 'cash');
begin
	settle := coalesce(settle, 'none');
	if settle not in ('none', 'card', 'cash', 'pass', 'waive') then
		perform desk.refuse('limit', 'There is no such way to pay');
	end if;
	args := args || jsonb_build_object('settle', settle,
		'reason', desk.clean_text(reason, 500, 'The reason'),
		'reference', desk.clean_text(reference, 100,
			'The reference'));
	if settle = 'waive' then
		perform desk.reason_check(args, 'A waiver');
	end if;
	if desk.session_ensure(booking) is null then
		perform desk.refuse('missing', 'The booking has no bay yet');
	end if;
	if participant is not null and not exists (
		select from desk.head h where h.booking_id = booking
		  and h.participant_id = participant) then
		perform desk.refuse('missing',
			'Nobody of that number is on the roster');
	end if;

	if settle = 'pass' then
		passes := desk.settle_pass(booking, participant, args);
	elsif settle <> 'none' then
		for head in
			select f.*
			from desk.booking_fees(array[booking]) f
			where f.owed > 0 and f.participant_id = coalesce(
				participant, f.participant_id)
		loop
			due := due + head.owed;
			perform desk.head_settle(booking, head.participant_id,
				head.owed, settle, args);
			if money and head.role = 'owner'
				and head.user_id is null then
				perform desk.day_pass_sell(booking, head.owed);
			end if;
		end loop;
		if settle = 'waive' and due > 0 then
			perform desk.waive_take(due, desk.local_now('club'));
		end if;
	end if;
	return jsonb_build_object(
		'taken_minor', case when money then due else 0 end,
		'waived_minor', case settle when 'waive' then due else 0 end,
		'passes', passes,
		'left_minor', desk.booking_snapshot(booking));
end
$$;

revoke all on function desk.booking_settle(integer, integer, text, text,
	text, jsonb) from public;

reset role;
