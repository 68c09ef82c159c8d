-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is on at the club on any day, who comes, and the tours of the past:
-- the days before the first run are laid once, this week's by 165.

set role desk_owner;

create table demo.club_program (
	what text not null,
	kind integer not null,
	title text not null,
	description text,
	begins time not null,
	hours integer not null,
	location text,
	places integer,
	constraint club_program_pkey primary key (what, kind)
);

insert into demo.club_program values
	('event', 0, 'Wine night', 'Six wines from the coast', '18:00', 4,
		'Lounge', 16),
	('event', 1, 'Junior clinic', 'For children from eight', '10:00', 2,
		'Bays 1 and 2', 12),
	('event', 2, 'Long drive contest', 'Three balls each', '19:00', 2,
		'Bay 3', 24),
	('event', 3, 'Rules evening', null, '18:30', 1, 'Conference Room', 12),
	('event', 4, 'Open house', 'Bring somebody', '11:00', 5, 'Everywhere',
		null),
	('event', 5, 'Club league', 'Round by round', '17:00', 4, 'All bays',
		24),
	('class', 0, 'Yoga', 'Mats are there', '08:00', 1, null, 8),
	('class', 1, 'Pilates', null, '08:00', 1, null, 8),
	('class', 2, 'Mobility for golfers', 'Hips and shoulders', '18:30', 1,
		null, 10),
	('class', 3, 'Breath and focus', null, '18:30', 1, null, 6);

-- The number of what is on: of a day, and of the k-th that day.
create function demo.club_number(d date, k integer) returns bigint
language sql immutable
return (d - date '2000-01-01') * 100000::bigint + k;

-- How many want to come: now and then more than there are places for.
create function demo.club_crowd(n bigint, places integer, people integer)
returns integer
language sql immutable
return least(people / 8, coalesce(places, 30) * 3 / 4
	+ demo.dice(n, 'crowd', coalesce(places, 30) / 2 + 2));

-- Events and classes of some days: an event on Fridays and Sundays, a class in
-- the morning and one in the evening, and `copies` of each.
create function demo.club_days(since date, until date, copies integer)
returns void
language sql
as $$
	insert into club.events (title, description, start_time, end_time,
		location, eventbrite_id, max_capacity)
	select p.title, p.description, d + p.begins,
		d + p.begins + make_interval(hours => p.hours), p.location,
		'eb-' || demo.club_number(d, k), p.places
	from generate_series(0, until - since) n
	cross join lateral (select since + n as d) day
	cross join generate_series(1, copies) k
	join demo.club_program p on p.what = 'event'
		and p.kind = demo.dice(demo.club_number(d, k), 'event', 6)
	where extract(dow from d) in (0, 5)
	order by d, k
	on conflict do nothing;

	insert into club.wellness_classes (title, description, start_time,
		end_time, google_calendar_id, max_capacity)
	select p.title, p.description, d + p.begins,
		d + p.begins + make_interval(hours => p.hours),
		'gc-' || demo.club_number(d, k), p.places
	from generate_series(0, until - since) n
	cross join lateral (select since + n as d) day
	cross join generate_series(1, 2 * copies) k
	join demo.club_program p on p.what = 'class'
		and p.kind = k % 2 * 2
			+ demo.dice(demo.club_number(d, k), 'class', 2)
	order by d, k
	on conflict do nothing;
$$;

-- Who comes to events of some days that nobody has answered for yet.  Of the
-- past, this is how it ended; of days to come, how it begins.
create function demo.club_answers(since date, until date) returns void
language sql
as $$
	with people as materialized (
		select demo.people_of('club') as many
	)
	insert into club.event_rsvps (event_id, user_email, matched_user_id,
		status, created_at)
	select e.id, k.email, case when demo.dice(e.n + j, 'matched', 6) > 0
			then u.id end,
		case when e.d < demo.began() and demo.dice(e.n + j, 'answer', 9)
				= 0 then 'cancelled'
			when j > e.max_capacity then 'waitlisted'
			else 'confirmed' end,
		least(demo.now() - interval '1 hour', e.d - 1
			- demo.dice(e.n + j, 'answered', 14)
			+ make_interval(mins => 480 + demo.dice(e.n + j, 'at',
				720)))
	from (select x.*, substr(x.eventbrite_id, 4)::bigint as n,
			x.start_time::date as d
		from club.events x
		where x.start_time >= since and x.start_time < until + 1
		  and x.eventbrite_id ~ '^eb-[0-9]+$'
		  and not exists (select from club.event_rsvps r
			where r.event_id = x.id)) e
	cross join people
	cross join lateral generate_series(1,
		demo.club_crowd(e.n, e.max_capacity, people.many)) j
	join demo.known k on k.system = 'club'
		and k.place = 1 + (demo.dice(e.n, 'guests', 1000000) + 7 * j)
			% people.many
	left join club.users u on u.id = k.id::text
	order by e.id, j;
$$;

create function demo.club_enroll(since date, until date) returns void
language sql
as $$
	with people as materialized (
		select demo.people_of('club') as many
	)
	insert into club.wellness_enrollments (wellness_class_id, user_email,
		status, enrolled_at)
	select c.id, k.email,
		case when c.d < demo.began() and demo.dice(c.n + j, 'enroll', 9)
				= 0 then 'cancelled'
			when j > c.max_capacity then 'waitlisted'
			when c.d < demo.began() and demo.dice(c.n + j, 'came',
				10) > 0 then 'attended'
			else 'confirmed' end,
		least(demo.now() - interval '1 hour', c.d - 1
			- demo.dice(c.n + j, 'enrolled', 6)
			+ make_interval(mins => 480 + demo.dice(c.n + j, 'at',
				720)))
	from (select x.*, substr(x.google_calendar_id, 4)::bigint as n,
			x.start_time::date as d
		from club.wellness_classes x
		where x.start_time >= since and x.start_time < until + 1
		  and x.google_calendar_id ~ '^gc-[0-9]+$'
		  and not exists (select from club.wellness_enrollments w
			where w.wellness_class_id = x.id)) c
	cross join people
	cross join lateral generate_series(1,
		demo.club_crowd(c.n, c.max_capacity, people.many)) j
	join demo.known k on k.system = 'club'
		and k.place = 1 + (demo.dice(c.n, 'mats', 1000000) + 7 * j)
			% people.many
	order by c.id, j;
$$;

-- The days before the first run, the latest first.
create function demo.club_past_days(first bigint, last bigint) returns void
language sql
as $$
	select demo.club_days(demo.began() - last::integer,
		demo.began() - first::integer, demo.scale());
	select demo.club_answers(demo.began() - last::integer,
		demo.began() - first::integer);
	select demo.club_enroll(demo.began() - last::integer,
		demo.began() - first::integer);
$$;

create function demo.club_past_tours(first bigint, last bigint) returns void
language sql
as $$
	insert into club.tours (google_calendar_id, hubspot_meeting_id,
		visitor_name, visitor_email, scheduled_at, status)
	select 'gc-tour-' || i, case when i % 2 = 0 then 'hs-meeting-' || i end,
		p.name, p.email,
		date_trunc('hour', demo.club_past(i, 'tour', 200)),
		demo.pick(i, 'tour', array['completed', 'completed',
			'completed', 'cancelled', 'no_show'])
	from generate_series(first, last) i
	join demo.person p on p.n = demo.times(1000) - 2 * i + 1;

	-- meetings in the calendar that were no tours
	insert into club.dismissed_hubspot_meetings (hubspot_meeting_id,
		dismissed_by, dismissed_at)
	select 'hs-other-' || n, demo.club_clerk(n, 'dismisses'),
		demo.club_past(n, 'no tour', 200)
	from generate_series(first, last) n
	where n % 8 = 0;
$$;

create function demo.club_past_news(first bigint, last bigint) returns void
language sql
as $$
	insert into club.announcements (title, message, priority, is_active,
		starts_at, ends_at, show_as_banner)
	select v.title, v.message, v.priority, false, s.at,
		s.at + interval '10 days', v.priority = 'high'
	from (values (1, 'New projectors', 'All bays have them now.',
			'normal'),
		(2, 'Closed for a tournament', 'Saturday from noon.', 'high'),
		(3, 'The café has a new menu', null, 'low'),
		(4, 'Summer hours', 'Open until ten all week.', 'normal'))
		as v (n, title, message, priority)
	cross join lateral (select demo.club_past(40 * v.n, 'news', 20)
		- make_interval(days => 30 * v.n) as at) s
	where v.n between first and last;
$$;

select demo.add_step('club: events and classes', 'demo.club_past_days', 30,
	batch => greatest(1, 30 / demo.scale()), cost => demo.times(20),
	tables => 'club.events club.event_rsvps club.wellness_classes '
		'club.wellness_enrollments');
select demo.add_step('club: tours', 'demo.club_past_tours', demo.times(40),
	tables => 'club.tours club.dismissed_hubspot_meetings');
select demo.add_step('club: announcements', 'demo.club_past_news', 4,
	tables => 'club.announcements');

reset role;
