-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to undo what has no compensating call: why, what to do instead, and
-- who can (product.md, Everywhere).  It is said on one line.

set role desk_owner;

create or replace function desk.undo_bar(done desk.request) returns void
language plpgsql
as $$
declare
	-- a booking made at the counter is checked in, or only paid
	checked_in boolean := done.action = 'booking_check_in'
		or exists (select from club.booking_requests b
			where done.action = 'booking_book'
			  and b.id = (done.outcome ->> 'booking')::integer
			  and b.status in ('checked_in', 'attended'));
begin
	if checked_in then
		perform desk.refuse(case when desk.is_manager() then 'state'
				else 'role' end,
			'A check-in needs :revert-booking',
			case when not desk.is_manager()
				then desk.who_can('manager') end);
	end if;
	perform desk.refuse('state', case done.action
		when 'booking_book' then
			'It was paid for: x cancels it, a refund is asked for'
		when 'participant_settle' then
			'u gives no money, pass or waiver back'
		when 'bookings_outcome' then
			'Several outcomes are changed one by one: o on each'
		when 'booking_revert' then
			'That has no undo: check in, or note the outcome anew'
		when 'unmatched_resolve' then
			'An import stays with its member: x cancels the booking'
		when 'booking_assign' then
			'An import stays with its member: x cancels the booking'
		when 'unmatched_dismiss' then
			'A dismissed import does not come back: book it by hand'
		when 'undo' then 'An undo is not undone: do it again by hand'
		else 'That has no undo: change it back by hand' end);
end
$$;

revoke all on function desk.undo_bar(desk.request) from public;

reset role;
