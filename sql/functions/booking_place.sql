-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts a booking and its session somewhere else.  The booking goes first: the
-- session follows within the time the claim then holds.

set role desk_owner;

create or replace function desk.booking_place(booking integer,
	session integer, resource integer, during tsrange, minutes integer)
returns void
language plpgsql
as $$
declare
	starts timestamp := lower(during);
begin
	update club.booking_requests b
	set resource_id = resource, request_date = starts::date,
		start_time = starts::time,
		end_time = desk.end_time(starts, upper(during)),
		duration_minutes = minutes
	where b.id = booking;
	update club.booking_sessions s
	set resource_id = resource, session_date = starts::date,
		start_time = starts::time,
		end_time = desk.end_time(starts, upper(during))
	where s.id = session;
end
$$;

revoke all on function desk.booking_place(integer, integer, integer, tsrange,
	integer) from public;

reset role;
