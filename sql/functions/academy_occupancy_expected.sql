-- SPDX-License-Identifier: GPL-3.0-or-later
-- What academy has in desk.occupancy: the one query that triggers (by kind and
-- id), rebuild and verify use (database.md 9).  Trainers and children cannot
-- be in two places.  A booking of a slot, its session and the session's group
-- share a claim; a session without a booking claims alone, and so does a
-- child's place in an event, and an event for its trainers.
--
-- takes: bookings and sessions are refused when somebody is busy; an event and
-- a paid place in it report what is so.
--
-- day: of the source, the last one where it has some, by which those who ask for
-- all that is still to come find it; a range ends on the next day at the latest.

set role desk_owner;

create or replace view desk.academy_occupancy_expected as
with held as not materialized (
	select b.id, b.child_id, h.trainer_id, h.start_date as day,
		desk.academy_during(h.start_date, l.start, l."end")
			as during
	from academy.schedule_booking b
	join academy.slot l on l.id = b.slot_id
	join academy.schedule h on h.id = l.schedule_id
	left join academy.session s on s.booking_id = b.id
	where s.status is distinct from 'CANCELED'
), session as not materialized (
	-- two branches, so that each finds its rows by an index
	select 'booking'::text as kind, s.booking_id as claimant, s.id,
		s.trainer_id, s.child_id, s.main_child_id, s.date as day,
		tsrange(s.date, s.date + (l."end"::time - l.start::time))
			as during
	from academy.session s
	join academy.schedule_booking b on b.id = s.booking_id
	join academy.slot l on l.id = b.slot_id
	where s.status <> 'CANCELED'
	union all
	select 'session', s.id, s.id, s.trainer_id, s.child_id, s.main_child_id,
		s.date, tsrange(s.date, s.date + make_interval(mins =>
			t.session_duration))
	from academy.session s
	join academy.trainer t on t.user_id = s.trainer_id
	where s.booking_id is null and s.status <> 'CANCELED'
)
select 'booking'::text as kind, h.id, desk.academy_claim('booking', h.id)
		as claim, x.lane, x.key, 'B'::"char" as src, h.id as src_id,
	h.during, true as takes, h.day
from held h, lateral (values ('trainer', h.trainer_id),
	('child', h.child_id)) x (lane, key)
union all
select s.kind, s.claimant, desk.academy_claim(s.kind, s.claimant),
	x.lane, x.key, 'S', s.id, s.during, true, s.day
from session s, lateral (values ('trainer', s.trainer_id),
	('child', s.child_id),
	('child', nullif(s.main_child_id, s.child_id))) x (lane, key)
where x.key is not null
union all
select s.kind, s.claimant, desk.academy_claim(s.kind, s.claimant),
	'child', p.child_id, 'P', p.id, s.during, true, s.day
from session s
join academy.session_details d on d.session_id = s.id
join academy.session_participant p on p.session_detail_id = d.id
where p.child_id is distinct from s.main_child_id
union all
select 'event', e.id, desk.academy_claim('event', e.id), 'trainer',
	t.trainer_id, 'T', e.id || '@' || d.day, d.during, false, e.end_date
from academy.event e
join academy.event_trainer t on t.event_id = e.id
cross join lateral desk.academy_event_days(e.start_date, e.end_date,
	e.start_time, e.end_time) d
where not e.canceled
union all
select 'registration', r.id, desk.academy_claim('registration', r.id),
	'child', r.child_id, 'R', r.id || '@' || d.day, d.during, false,
	e.end_date
from academy.event_registration r
join academy.event e on e.id = r.event_id
cross join lateral desk.academy_event_days(e.start_date, e.end_date,
	e.start_time, e.end_time) d
where r.status <> 'CANCELED' and not e.canceled;

revoke all on desk.academy_occupancy_expected from public;

reset role;
