-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is still owed on a booking, in minor units.

set role desk_owner;

create or replace function desk.booking_owed(booking integer) returns integer
language plpgsql stable
as $$
begin
	return coalesce((select o.owed_minor
		from desk.bookings_owed(array[booking]) o), 0);
end
$$;

revoke all on function desk.booking_owed(integer) from public;

reset role;
