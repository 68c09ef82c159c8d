-- SPDX-License-Identifier: GPL-3.0-or-later
-- The heads that the owner's guest passes can cover as they stand: named
-- guests that owe their fee, in the order of the roster, as far as the passes
-- go (domain.md 2.4, 2.5).  `one`: that head, whatever stands before it.

set role desk_owner;

create or replace function desk.pass_plan(booking integer, now timestamp,
	one integer default null)
returns table (participant_id integer, name text, minor integer)
language sql stable
as $$
	select c.participant_id, c.name, c.owed
	from (
		select f.participant_id, f.name, f.owed, f.ord,
			row_number() over (order by f.ord) as n
		from desk.booking_fees(array[booking]) f
		where f.role = 'guest' and f.owed > 0
		  and not desk.is_placeholder(f.name)
		  and (one is null or f.participant_id = one)) c
	where c.n <= (
		select p.remaining
		from club.booking_requests b,
			lateral desk.passes_now(b.user_id, now) p
		where b.id = booking)
	order by c.ord;
$$;

revoke all on function desk.pass_plan(integer, timestamp, integer) from public;

reset role;
