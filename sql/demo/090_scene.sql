-- SPDX-License-Identifier: GPL-3.0-or-later
-- The scene around now: one of everything that somebody at a desk meets.

set role desk_owner;

-- bay counts the simulators in their order; 0 is the conference room.  after
-- is minutes from the half hour that has begun.  A goal is a booking's state,
-- or something else that takes a place.
create function demo.scene()
returns table (key text, bay integer, after integer, minutes integer,
	goal text, with_members integer, with_guests integer, tier text,
	asked_by text, note text)
language sql immutable
begin atomic
	values
	('day pass', 1, -150, 30, 'attended', 0, 0, null, 'desk2', null),
	('played', 1, -90, 60, 'attended', 1, 0, 'Core', 'desk1', null),
	('owes', 1, 0, 90, 'checked_in', 1, 0, 'Core', null,
		'prefers this bay'),
	('declined', 1, 90, 30, 'declined', 0, 0, null, null, null),
	('two guests', 1, 120, 120, 'approved', 0, 2, 'Core', 'desk2', null),
	('absent', 2, -120, 60, 'no_show', 0, 1, 'Core', null, null),
	('late', 2, null, 60, 'confirmed', 0, 1, 'Core', null,
		'left-handed, own clubs'),
	('called off', 2, 60, 30, 'cancelled', 1, 0, null, null, null),
	('soon', 2, 90, 60, 'approved', 1, 0, 'Social', null, null),
	('after that', 2, 150, 90, 'approved', 2, 0, 'Premium', 'desk1',
		'birthday, bring the cake at the start'),
	('lamp', 3, -150, 60, 'maintenance', 0, 0, null, null,
		'projector lamp'),
	('lapsed', 3, -60, 30, 'expired', 0, 0, null, null, null),
	('asks the desk', 3, 30, 30, 'pending_approval', 0, 0, 'Social', null,
		null),
	('five past', 3, 65, 60, 'approved', 0, 0, 'Premium', null, null),
	('shares the row', 3, 125, 60, 'approved', 0, 1, 'Core', null, null),
	('asks', 3, 210, 60, 'pending', 1, 0, 'Core', null, null),
	('nobody knows', 4, -120, 90, 'unmatched', 0, 2, null, null, null),
	('plays', 4, -30, 60, 'checked_in', 0, 0, 'VIP', 'desk2', null),
	('leaves', 4, 60, 90, 'cancellation_pending', 0, 3, 'Corporate', null,
		null),
	('import', 4, 180, 60, 'imported', 0, 1, null, null, null),
	('lesson', 4, 240, 60, 'slot', 0, 0, null, null, null),
	('meeting', 0, -60, 240, 'checked_in', 5, 4, 'Corporate', null,
		'projector and two pots of coffee');
end;

-- Between 20 and 40 minutes ago, on the half hour if there is one in there.
create function demo.late_start(now timestamp) returns timestamp
language sql immutable
as $$
	select s
	from generate_series(date_trunc('hour', now) - interval '1 hour', now,
		interval '15 minutes') s
	where s between now - interval '40 minutes'
		and now - interval '20 minutes'
	order by extract(minute from s)::integer % 30, s
	limit 1;
$$;

create function demo.half_hour(at timestamp) returns timestamp
language sql immutable
return date_bin('30 minutes', at, date_trunc('day', at));

-- When each thing of the scene takes place.
create function demo.scene_times(now timestamp)
returns table (key text, bay integer, during tsrange)
language sql immutable
as $$
	select s.key, s.bay, tsrange(t.starts,
		t.starts + make_interval(mins => s.minutes))
	from demo.scene() s, lateral (select coalesce(demo.half_hour(now)
		+ make_interval(mins => s.after), demo.late_start(now))
		as starts) t;
$$;

-- Everything the scene takes up; filling the day leaves it alone.
create function demo.scene_span(now timestamp) returns tsrange
language sql immutable
as $$
	select range_merge(range_agg(t.during))
	from demo.scene_times(now) t;
$$;

-- The bay that is meant, else another that is free; null when people have
-- taken them all.  What is laid at once also keeps off what never came about:
-- that held its place for a while, and has to find it free.
create function demo.scene_place(bay integer, during tsrange, goal text)
returns integer
language sql stable
as $$
	select b.resource_id
	from demo.bay b
	where (b.bay = 0) = (scene_place.bay = 0)
	  and demo.is_clear(b.resource_id, during)
	  and not (goal in ('maintenance', 'unmatched', 'slot')
		and exists (
			select from demo.plan p
			where p.resource_id = b.resource_id
			  and demo.during(p) && scene_place.during))
	order by b.bay <> scene_place.bay, b.bay
	limit 1;
$$;

-- A player whom Trackman knows and the club does not.
create function demo.lay_unmatched(resource integer,
	during tsrange, number text) returns void
language sql
as $$
	insert into club.trackman_unmatched_bookings (trackman_booking_id,
		booking_data, status, created_at, resource_id, booking_date,
		start_time, end_time, user_name, original_email, player_count,
		match_attempt_reason)
	values (number, jsonb_build_object('bay', 'bay-' || resource,
			'players', 2), 'unmatched',
		lower(during) - interval '1 day', resource,
		lower(during)::date, lower(during)::time,
		desk.end_time(lower(during), upper(during)), 'G. Marcia',
		'g.marcia@mail.example', 2,
		'REQUIRES_REVIEW: the name is close to two members');
	select demo.lay_slot(resource, during, number, 'G. Marcia',
		'g.marcia@mail.example', 2);
$$;

-- A block, a row for each day it touches: blocks end within their day.
create function demo.block(resource integer, during tsrange,
	kind text, notes text) returns void
language sql
as $$
	with made as (
		insert into club.availability_blocks (resource_id, block_date,
			start_time, end_time, block_type, notes)
		select resource, s.day, s.starts, s.ends, kind, block.notes
		from desk.stretch_days(lower(during), upper(during)) s
		returning id
	)
	select demo.journal('availability_block', m.id,
		desk.resource_label(resource) || ' '
			|| desk.stamp(lower(during)),
		'manager1', 'create_block', null,
		jsonb_build_object('resource', resource,
			'starts', desk.stamp(lower(during)),
			'ends', desk.stamp(upper(during)), 'kind', kind),
		jsonb_build_object('reason', block.notes))
	from made m;
$$;

create function demo.plan_scene(now timestamp) returns void
language plpgsql
as $$
declare
	s record;
	place integer;
	stamp text := to_char(now, 'YYYYMMDD');
begin
	for s in
		select * from demo.scene() x join demo.scene_times(now) t
			using (key, bay)
		order by x.bay = 0, x.bay, lower(t.during), key
	loop
		place := demo.scene_place(s.bay, s.during, s.goal);
		-- people took them all, or the clocks skip that hour
		continue when place is null
			or not desk.time_exists(lower(s.during))
			or not desk.time_exists(upper(s.during));
		case s.goal
		when 'maintenance' then
			perform demo.block(place, s.during, s.goal, s.note);
		when 'unmatched' then
			perform demo.lay_unmatched(place, s.during,
				'BK-' || stamp);
		when 'slot' then
			perform demo.lay_slot(place, s.during,
				'LESSON-' || stamp, 'Lesson, Ruiz',
				null, 1);
		else
			insert into demo.plan (day, key, resource_id, starts,
				minutes, goal, tier, stranger, with_members,
				with_guests, declared, origin, trackman, note,
				asked_by, scene)
			values (now::date, 'scene ' || s.key, place,
				lower(s.during),
				s.minutes, replace(s.goal, 'imported',
					'approved'), s.tier,
				case when s.goal = 'imported' then 'Garzia M.'
					when s.key = 'day pass' then 'Mo Visser'
				end, s.with_members, s.with_guests,
				case s.goal when 'imported' then 2 else 1
					+ s.with_members + s.with_guests end,
				case when s.goal = 'imported'
						then 'trackman_webhook'
					when s.asked_by is null
						then 'member_request'
					else 'staff_manual' end,
				case when s.goal in ('imported',
						'cancellation_pending')
					then 'TM-' || stamp || '-' || s.bay
						|| '-' || s.after end, s.note,
				s.asked_by, true);
		end case;
	end loop;
end
$$;

-- A bay that closes tomorrow: the first long stretch of the day that takes
-- nothing from anybody.
create function demo.lay_closure(tomorrow date) returns void
language sql
as $$
	with place as (
		select b.resource_id, t as starts, t + l as ends
		from demo.bay b,
			generate_series(tomorrow + interval '8 hours',
				tomorrow + interval '19 hours',
				interval '1 hour') t,
			unnest(array['4 hours', '3 hours', '2 hours']
				::interval[]) l
		where b.bay > 0
		  and demo.is_clear(b.resource_id, tsrange(t, t + l))
		order by l desc, b.bay = 3 desc, t, b.bay
		limit 1
	), made as (
		insert into club.facility_closures (closure_date, start_time,
			end_time, reason, affects_all_resources,
			affected_areas)
		select p.starts::date, p.starts::time, p.ends::time,
			'Private event', false, 'bay_' || p.resource_id
		from place p
		returning id
	)
	select demo.journal('closure', m.id,
		desk.resource_label(p.resource_id) || ' '
			|| desk.stamp(p.starts),
		'manager2', 'create_closure', null,
		jsonb_build_object('resource', p.resource_id,
			'starts', desk.stamp(p.starts),
			'ends', desk.stamp(p.ends)),
		'{"reason": "Private event"}')
	from made m, place p;
$$;

reset role;
