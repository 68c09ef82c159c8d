-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is still owed on each of many bookings; those that owe nothing have no
-- row.  Asked for a whole day with each picture of the grid: no more is read
-- than the sum takes.

set role desk_owner;

create or replace function desk.bookings_owed(bookings integer[])
returns table (booking_id integer, owed_minor integer)
language plpgsql stable
set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
	around integer[] := desk.bookings_around(bookings);
	prices desk.charges;
begin
	select c.* into prices from desk.charges c;
	return query
	select h.booking_id, sum(h.owed)::integer
	from desk.head_fees(bookings, around, false, true, now,
		prices) h
	group by h.booking_id
	having sum(h.owed) > 0;
end
$$;

revoke all on function desk.bookings_owed(integer[]) from public;

reset role;
