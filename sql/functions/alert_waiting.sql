-- SPDX-License-Identifier: GPL-3.0-or-later
-- Requests that wait for an answer, on any day to come; counted up to a cap.

set role desk_owner;

create or replace function desk.alert_waiting(now timestamp)
returns table (kind text, n integer, minor integer, sentence text,
	item_kind text, item_id integer, resource_id integer, at timestamp)
language sql stable
as $$
	select 'request', count(*)::integer, 0,
		case when count(*) > 99 then 'over 99 requests'
			when count(*) = 1 then '1 request'
			else count(*) || ' requests' end,
		'booking', (array_agg(w.id order by w.at, w.id))[1],
		(array_agg(w.resource_id order by w.at, w.id))[1], min(w.at)
	from (
		select b.id, b.resource_id,
			b.request_date + b.start_time as at
		from club.booking_requests b
		where b.status in ('pending', 'pending_approval')
		  and b.request_date >= now::date
		  and b.request_date + b.start_time > now
		order by b.request_date, b.start_time
		limit 100) w
	having count(*) > 0;
$$;

revoke all on function desk.alert_waiting(timestamp) from public;

reset role;
