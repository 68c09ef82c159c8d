-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks what a write is about: the bookings' rows, their sessions and heads
-- first, then the lanes it may claim (desk.lanes_lock says why in this order).

set role desk_owner;

create or replace function desk.booking_hold(bookings integer[],
	resources integer[] default '{}', people text[] default '{}')
returns void
language plpgsql
as $$
begin
	perform from club.booking_requests b
	where b.id = any (bookings)
	order by b.id
	for no key update;
	perform from club.booking_sessions s
	where s.id in (select b.session_id from club.booking_requests b
		where b.id = any (bookings))
	order by s.id
	for no key update;
	perform from club.booking_participants p
	where p.session_id in (select b.session_id
		from club.booking_requests b where b.id = any (bookings))
	order by p.id
	for no key update;
	if cardinality(resources) > 0 or cardinality(people) > 0 then
		perform desk.lanes_lock(resources, people);
	end if;
end
$$;

revoke all on function desk.booking_hold(integer[], integer[], text[])
	from public;

reset role;
