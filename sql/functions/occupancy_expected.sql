-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs into desk.occupancy: the one query that triggers (by kind and
-- id), rebuild and verify use (database.md 9).  Sources are those of
-- domain.md 2.3.  A claim is what coexists with itself: a booking with its
-- session, its people and the Trackman slot linked to it; everything else
-- claims alone, under negative numbers.
--
-- takes: a writer of such a row is refused when another claim is in the way;
-- the others report what is so and are stored all the same.
--
-- day: of the source, by which those who ask for all that is still to come find
-- it; a range ends on the next day at the latest.

set role desk_owner;

create or replace view desk.occupancy_expected as
with held as not materialized (
	select b.id, b.request_date, b.resource_id, b.user_id, b.session_id,
		b.request_participants, b.trackman_booking_id,
		desk.during(b.request_date, b.start_time, b.end_time) as during,
		b.origin not in ('trackman_import', 'trackman_webhook')
			as takes
	from club.booking_requests b
	where desk.booking_occupies(b.status)
)
-- the bay, and the owner's own time
select 'booking'::text as kind, h.id, h.id::bigint as claim, l.kind as lane,
	l.key, 'b'::"char" as src, h.id::text as src_id, h.during, h.takes,
	h.request_date as day
from held h, lateral (values ('resource', h.resource_id::text),
	('member', h.user_id::text)) as l (kind, key)
where l.key is not null and h.resource_id is not null
  and h.during is not null
union all
-- the session, which may say otherwise
select 'booking', h.id, h.id, 'resource', s.resource_id::text, 's',
	s.id::text, d.during, h.takes, s.session_date
from held h
join club.booking_sessions s on s.id = h.session_id,
	lateral (select desk.during(s.session_date, s.start_time, s.end_time)
		as during) d
where d.during is not null
union all
-- everybody else who plays, from the roster
select 'booking', h.id, h.id, 'member', p.user_id, 'p', p.id::text, h.during,
	h.takes, h.request_date
from held h
join club.booking_participants p on p.session_id = h.session_id
where p.user_id is not null and p.user_id is distinct from h.user_id
  and p.invite_status in ('accepted', 'pending')
  and h.resource_id is not null and h.during is not null
union all
-- and from a request that has no session yet
select 'booking', h.id, h.id, 'member', p.who, 'p', 'r' || p.who, h.during,
	h.takes, h.request_date
from held h,
	lateral (select distinct j #>> '{}' as who
		from jsonb_path_query(h.request_participants,
			'lax $[*].userId ? (@.type() == "string")') j) p
where h.session_id is null and p.who is distinct from h.user_id
  and h.resource_id is not null and h.during is not null
union all
-- Trackman's slots: of a booking, of an unmatched import, or nobody's
select 'slot', s.id, coalesce(b.id, -(u.id::bigint * 4 + 2),
		-(s.id::bigint * 4 + 1)), 'resource',
	s.resource_id::text, 't', s.id::text, d.during, false, s.slot_date
from club.trackman_bay_slots s
left join club.booking_requests b
	on b.trackman_booking_id = s.trackman_booking_id
left join lateral (
	select u.id from club.trackman_unmatched_bookings u
	where u.trackman_booking_id = s.trackman_booking_id
	  and u.status = 'unmatched'
	order by u.id limit 1) u on b.id is null,
	lateral (select desk.during(s.slot_date, s.start_time, s.end_time)
		as during) d
where s.status = 'booked' and s.resource_id is not null
  and d.during is not null
union all
-- imports that nobody resolved and no booking stands for
select 'unmatched', u.id, -(u.id::bigint * 4 + 2), 'resource',
	u.resource_id::text, 'u', u.id::text, d.during, false, u.booking_date
from club.trackman_unmatched_bookings u,
	lateral (select desk.during(u.booking_date, u.start_time, u.end_time)
		as during) d
where u.status = 'unmatched' and u.resource_id is not null
  and d.during is not null
  and not exists (select from club.booking_requests b
	where b.trackman_booking_id = u.trackman_booking_id)
union all
select 'block', k.id, -(k.id::bigint * 4 + 3), 'resource',
	k.resource_id::text, 'k', k.id::text,
	tsrange(k.block_date + k.start_time, k.block_date + k.end_time), false,
	k.block_date
from club.availability_blocks k
where k.block_type <> 'available'
union all
select 'closure', a.closure_id, -(a.closure_id::bigint * 4 + 4), 'resource',
	a.resource_id::text, 'c', a.closure_id::text, a.during, false,
	a.closure_date
from desk.closure_area a
where not isempty(a.during);

revoke all on desk.occupancy_expected from public;

reset role;
