-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs into desk.place_load: who has a place and who had it, not who
-- waits for one or gave it back.  Trigger, rebuild and verify agree with it.

set role desk_owner;

create or replace view desk.place_load_expected as
select 'event' as kind, e.id,
	(select count(*)::integer from club.event_rsvps r
		where r.event_id = e.id and r.status = 'confirmed') as taken,
	e.max_capacity as capacity
from club.events e
union all
select 'class', c.id,
	(select count(*)::integer from club.wellness_enrollments w
		where w.wellness_class_id = c.id
		  and w.status in ('confirmed', 'attended')),
	c.max_capacity
from club.wellness_classes c;

revoke all on desk.place_load_expected from public;

reset role;
