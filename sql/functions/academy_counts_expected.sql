-- SPDX-License-Identifier: GPL-3.0-or-later
-- What academy's counters should say: booked slots, tickets sold, children
-- registered and named, credits taken by sessions.  Rebuild and verify use it
-- (database.md 9).

set role desk_owner;

create or replace view desk.academy_counts_expected as
select 'slot'::text as counter, l.id as key,
	count(b.id) filter (where s.status is distinct from 'CANCELED')
		as taken, l.is_booked::integer::bigint as counted
from academy.slot l
left join academy.schedule_booking b on b.slot_id = l.id
left join academy.session s on s.booking_id = b.id
group by l.id
union all
select 'event_ticket', k.id, coalesce(sum(t.capacity) filter
		(where t.status in ('PENDING', 'ACTIVE')), 0), k.total_amount
from academy.event_ticket k
left join academy.ticket t on t.event_id = k.event_id and t.type = k.type
group by k.id
union all
select 'event', e.id, count(r.id), coalesce(l.taken, 0)
from academy.event e
left join academy.event_registration r on r.event_id = e.id
	and r.status <> 'CANCELED'
left join desk.academy_load l on l.kind = 'event' and l.key = e.id
group by e.id, l.taken
union all
select 'ticket', t.id, count(u.id), coalesce(l.taken, 0)
from academy.ticket t
left join academy.user_ticket u on u.ticket_id = t.id
left join desk.academy_load l on l.kind = 'ticket' and l.key = t.id
group by t.id, l.taken
union all
select 'credit', d.id, case when d.with_balance and s.status <> 'CANCELED'
		then d.sessions_used else 0 end, coalesce(u.used, 0)
from academy.session_details d
join academy.session s on s.id = d.session_id
left join desk.academy_credit_use u on u.session_detail_id = d.id
	and u.user_bulk_id = '';

revoke all on desk.academy_counts_expected from public;

reset role;
