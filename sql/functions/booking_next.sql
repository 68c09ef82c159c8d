-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who comes next to a booking's bay on its day.

set role desk_owner;

create or replace function desk.booking_next(booking integer, now timestamp,
	out name text, out at timestamp)
language plpgsql stable
as $$
begin
	select desk.booking_name(n.id), n.request_date + n.start_time
	into name, at
	from club.booking_requests b
	join club.booking_requests n on n.resource_id = b.resource_id
		and n.request_date = b.request_date
		and n.id <> b.id
		and n.start_time >= b.start_time
		and desk.booking_occupies(desk.effective_status(n.status,
			n.request_date + n.start_time, booking_next.now))
	where b.id = booking_next.booking
	order by n.start_time, n.id
	limit 1;
end
$$;

revoke all on function desk.booking_next(integer, timestamp) from public;

reset role;
