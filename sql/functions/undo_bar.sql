-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to undo what has no compensating call: why, what to do instead, and
-- who can (product.md, Everywhere).

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
	perform desk.refuse('state', desk.undo_instead(done.action));
end
$$;

revoke all on function desk.undo_bar(desk.request) from public;

reset role;
