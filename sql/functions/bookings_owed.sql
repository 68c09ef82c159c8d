-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is still owed on each of many bookings; those that owe nothing have no
-- row.

set role desk_owner;

create or replace function desk.bookings_owed(bookings integer[])
returns table (booking_id integer, owed_minor integer)
language sql stable
as $$
	select f.booking_id, sum(f.owed)::integer
	from desk.booking_fees(bookings) f
	group by f.booking_id
	having sum(f.owed) > 0;
$$;

revoke all on function desk.bookings_owed(integer[]) from public;

reset role;
