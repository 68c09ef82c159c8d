-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the bookings of a day wait for: parties that are late, and those under
-- a closure or block.

set role desk_owner;

create or replace function desk.alert_bookings(day date, now timestamp)
returns table (kind text, sentence text, item_kind text, item_id integer,
	resource_id integer, at timestamp)
language plpgsql stable
as $$
#variable_conflict use_column
declare
	over desk.cover[] := desk.grid_covers(day, day + 1);
begin
	return query
	with booked as materialized (
		select b.id, b.resource_id, d.during, lower(d.during) as starts,
			b.status
		from club.booking_requests b,
			lateral (select desk.during(b.request_date,
				b.start_time, b.end_time) as during) d
		where b.request_date = alert_bookings.day
		  and b.status in ('pending', 'pending_approval', 'approved',
			'confirmed', 'checked_in', 'cancellation_pending')
		  and upper(d.during) > now
	)
	select 'late', null::text, 'booking', b.id, b.resource_id, b.starts
	from booked b
	where b.status in ('approved', 'confirmed')
	  and b.starts <= now - interval '1 minute'
	union all
	select 'displaced', null, 'booking', b.id, b.resource_id, b.starts
	from booked b
	where desk.booking_occupies(desk.effective_status(b.status, b.starts,
		now))
	  and exists (select from unnest(over) o
		where o.resource_id = b.resource_id
		  and o.during && b.during);
end
$$;

revoke all on function desk.alert_bookings(date, timestamp) from public;

reset role;
