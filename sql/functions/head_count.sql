-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many play in a booking, its owner among them.

set role desk_owner;

create or replace function desk.head_count(booking integer) returns integer
language plpgsql stable
as $$
begin
	return (
		select count(*)::integer from desk.bare_head h
		where h.booking_id = booking);
end
$$;

revoke all on function desk.head_count(integer) from public;

reset role;
