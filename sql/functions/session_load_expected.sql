-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs into desk.session_load; rebuild and verify use it.

set role desk_owner;

create or replace view desk.session_load_expected as
select s.id as session_id, count(p.id)::integer as taken,
	case when s.source not in ('trackman_import', 'trackman_webhook')
		then r.capacity end as capacity
from club.booking_sessions s
join club.resources r on r.id = s.resource_id
left join club.booking_participants p on p.session_id = s.id
	and p.invite_status in ('accepted', 'pending')
group by s.id, s.source, r.capacity;

revoke all on desk.session_load_expected from public;

reset role;
