-- SPDX-License-Identifier: GPL-3.0-or-later
-- Imports of which nobody has said whose they are, as rows of Trackman's or as
-- bookings that it made (domain.md 2.7); oldest first, up to a cap.

set role desk_owner;

create or replace function desk.alert_unmatched()
returns table (kind text, sentence text, item_kind text, item_id integer,
	resource_id integer, at timestamp)
language sql stable
as $$
	select 'unmatched', null::text, w.kind, w.id, w.resource_id, w.at
	from (
		(select 'unmatched' as kind, u.id, u.resource_id,
			u.booking_date + u.start_time as at
		from club.trackman_unmatched_bookings u
		where u.status = 'unmatched'
		  and not exists (select from club.booking_requests b
			where b.trackman_booking_id = u.trackman_booking_id)
		order by u.booking_date, u.start_time
		limit 100)
		union all
		(select 'booking', b.id, b.resource_id,
			b.request_date + b.start_time
		from club.booking_requests b
		where b.is_unmatched
		  and b.status not in ('cancelled', 'declined', 'expired')
		order by b.request_date, b.start_time
		limit 100)) w
	order by w.at, w.kind, w.id
	limit 100;
$$;

revoke all on function desk.alert_unmatched() from public;

reset role;
