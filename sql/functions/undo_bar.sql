-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to undo what has no compensating call: why, what to do instead, and
-- who can (product.md, Everywhere).

set role desk_owner;

create or replace function desk.undo_bar(done desk.request) returns void
language plpgsql
as $$
declare
	said text := case done.action
		when 'booking_check_in' then
			'A check-in is taken back with a reason, by a '
			'manager: :revert-booking'
		when 'booking_book' then
			'They are checked in or have paid, and u gives no '
			'money back: a manager takes the check-in back with '
			':revert-booking, x cancels the booking'
		when 'participant_settle' then
			'What was settled stays settled: u gives no money, '
			'pass or waiver back'
		when 'bookings_outcome' then
			'Outcomes of several bookings are changed one by one: '
			'o on each'
		when 'booking_revert' then
			'What was taken back is done again by hand: check in, '
			'or note the outcome'
		when 'unmatched_resolve' then
			'The import has its member; if that is wrong, cancel '
			'the booking and make a new one'
		when 'unmatched_dismiss' then
			'A dismissed import does not come back: book the time '
			'by hand'
		when 'block_remove' then
			'Close it again by hand'
		when 'undo' then
			'An undo is not undone: do it again by hand'
		else 'That has no undo: change it back by hand' end;
	managers boolean := done.action in ('booking_check_in',
		'booking_book');
begin
	perform desk.refuse(case when managers and not desk.is_manager()
			then 'role' else 'state' end, said,
		case when managers and not desk.is_manager()
			then desk.who_can('manager') end);
end
$$;

revoke all on function desk.undo_bar(desk.request) from public;

reset role;
