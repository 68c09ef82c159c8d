-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is still owed on a booking, in minor units.

set role desk_owner;

create or replace function desk.booking_owed(booking integer) returns integer
language sql stable
as $$
	select coalesce(sum(f.owed), 0)::integer
	from desk.booking_fees(array[booking]) f;
$$;

revoke all on function desk.booking_owed(integer) from public;

reset role;
