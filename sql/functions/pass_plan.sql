-- SPDX-License-Identifier: GPL-3.0-or-later
-- The heads that the owner's guest passes can cover as they stand: named
-- guests that owe their fee, in the order of the roster, as far as the passes
-- go (domain.md 2.4, 2.5).  `one`: that head, whatever stands before it.

set role desk_owner;

create or replace function desk.pass_plan(booking integer, now timestamp,
	one integer default null)
returns table (participant_id integer, name text, minor integer)
language plpgsql stable
as $$
#variable_conflict use_column
declare
	remaining integer;
begin
	select p.remaining into remaining
	from club.booking_requests b,
		lateral desk.passes_now(b.user_id, pass_plan.now) p
	where b.id = pass_plan.booking;
	return query
	select f.participant_id, f.name, f.owed
	from desk.booking_fees(array[pass_plan.booking]) f
	where desk.pass_covers(f.role, f.owed, f.name)
	  and (one is null or f.participant_id = one)
	order by f.ord
	limit coalesce(remaining, 0);
end
$$;

revoke all on function desk.pass_plan(integer, timestamp, integer)
	from public;

reset role;
