-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who comes next to a booking's bay on its day.

set role desk_owner;

create or replace function desk.booking_next(booking integer, now timestamp,
	out name text, out at timestamp)
language sql stable
as $$
	select desk.booking_name(n.id), n.request_date + n.start_time
	from club.booking_requests b
	join club.booking_requests n on n.resource_id = b.resource_id
		and n.request_date = b.request_date
		and n.id <> b.id
		and n.start_time >= b.start_time
		and desk.booking_occupies(desk.effective_status(n.status,
			n.request_date + n.start_time, now))
	where b.id = booking
	order by n.start_time, n.id
	limit 1;
$$;

revoke all on function desk.booking_next(integer, timestamp) from public;

reset role;
