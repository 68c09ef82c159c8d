-- SPDX-License-Identifier: GPL-3.0-or-later
-- Imports that nobody resolved, oldest first; counted up to a cap.

set role desk_owner;

create or replace function desk.alert_unmatched()
returns table (kind text, n integer, minor integer, sentence text,
	item_kind text, item_id integer, resource_id integer, at timestamp)
language sql stable
as $$
	select 'unmatched', count(*)::integer, 0,
		case when count(*) > 99 then 'over 99' else count(*)::text
			end || ' unmatched',
		'unmatched', (array_agg(w.id order by w.at, w.id))[1],
		(array_agg(w.resource_id order by w.at, w.id))[1], min(w.at)
	from (
		select u.id, u.resource_id, u.booking_date + u.start_time as at
		from club.trackman_unmatched_bookings u
		where u.status = 'unmatched'
		  and not exists (select from club.booking_requests b
			where b.trackman_booking_id = u.trackman_booking_id)
		order by u.booking_date, u.start_time
		limit 100) w
	having count(*) > 0;
$$;

revoke all on function desk.alert_unmatched() from public;

reset role;
