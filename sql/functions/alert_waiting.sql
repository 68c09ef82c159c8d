-- SPDX-License-Identifier: GPL-3.0-or-later
-- Requests that wait for an answer, on any day to come; up to a cap.

set role desk_owner;

create or replace function desk.alert_waiting(now timestamp)
returns table (kind text, sentence text, item_kind text, item_id integer,
	resource_id integer, at timestamp)
language sql stable
as $$
	select 'request', null::text, 'booking', b.id, b.resource_id,
		b.request_date + b.start_time
	from club.booking_requests b
	where b.status in ('pending', 'pending_approval')
	  and b.request_date >= now::date
	  and b.request_date + b.start_time > now
	order by b.request_date, b.start_time, b.id
	limit 100;
$$;

revoke all on function desk.alert_waiting(timestamp) from public;

reset role;
