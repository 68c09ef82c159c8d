-- SPDX-License-Identifier: GPL-3.0-or-later
-- The gym's last four weeks: a workout a team and day, three results of each,
-- and what people trained on their own.

set role desk_owner;

create function demo.class_id(g bigint, day date) returns text
language sql immutable
return demo.gym_id('swi', g::text || ' '
	|| (day - date '2000-01-01')::text);

-- What a team trains on a day: its track, in turn.
create function demo.class_workout(g bigint, day date) returns text
language sql immutable
return demo.gym_id('trwk', g::text || '/'
	|| ((day - date '2000-01-01') % 28 + 1)::text);

-- Classes of team g on a day: an item of team and day.
create function demo.lay_classes(first bigint, last bigint, from_day date)
returns void
language sql
as $$
	insert into gym.scheduled_workout_instance (id, team_id,
		track_workout_id, scheduled_date, team_specific_notes,
		scaling_guidance_for_day, class_times, created_at, updated_at)
	select demo.class_id(i.g, i.day), demo.team_id(i.g),
		demo.class_workout(i.g, i.day),
		i.day::timestamp at time zone z.zone,
		case when n % 6 = 0 then 'Bring a partner' end,
		case when n % 4 = 0 then 'Halve the reps if new' end,
		case i.g % 2 when 0 then '["06:00","12:00","17:30","18:30"]'
			else '06:30, 17:30, 18:30' end, x.at, x.at
	from generate_series(first, last) n
	cross join lateral (select (n - 1) % demo.teams() + 1 as g,
		from_day + ((n - 1) / demo.teams())::integer as day) i
	cross join (select s.value as zone from desk.setting s
		where s.system = 'gym' and s.key = 'zone') z
	cross join lateral (select (i.day - 14)::timestamptz as at) x
	on conflict do nothing
$$;

create function demo.gym_classes(first bigint, last bigint) returns void
language sql
as $$
	select demo.lay_classes(first, last, demo.began() - 28);

	insert into gym.results (id, user_id, date, workout_id, type, notes,
		programming_track_id, scheduled_workout_instance_id, scale,
		wod_score, set_count, distance, time, created_at, updated_at)
	select demo.gym_id('result', n || '/' || x), demo.gym_user(m.p), d.at,
		w.workout_id, y.type,
		case when n % 5 = 0 then 'Felt good' when n % 7 = 0
			then 'Shoulder is better' end,
		w.track_id, s.id, (array['rx', 'scaled', 'rx+'])[x],
		case y.type when 'wod' then demo.dice(n * 3 + x, 'minutes', 20)
			+ 3 || ':' || lpad(demo.dice(n * 3 + x, 'seconds', 60)
			::text, 2, '0') end,
		case y.type when 'strength' then 3 end,
		case y.type when 'monostructural'
			then 500 * (1 + demo.dice(n * 3 + x, 'far', 10)) end,
		case y.type when 'monostructural'
			then 120 + demo.dice(n * 3 + x, 'long', 1200) end,
		d.at, d.at
	from generate_series(first, last) n
	cross join lateral (select (n - 1) % demo.teams() + 1 as g,
		demo.began() - 28 + ((n - 1) / demo.teams())::integer as day) i
	join gym.scheduled_workout_instance s
		on s.id = demo.class_id(i.g, i.day)
	join gym.track_workout w on w.id = s.track_workout_id
	cross join generate_series(1, 3) x
	-- three different people of the team, in turn
	cross join lateral (select i.g + demo.teams() * ((x + 3 * (n
		/ demo.teams())) % (demo.gym_people() / demo.teams())) as p) m
	cross join lateral (select case (n + x) % 4 when 0 then 'strength'
		when 1 then 'monostructural' else 'wod' end as type) y
	cross join lateral (select s.scheduled_date
		+ make_interval(hours => 6 + 5 * x) as at) d;
	insert into gym.sets (id, result_id, set_number, reps, weight, status,
		created_at, updated_at)
	select demo.gym_id('set', r.id || '/' || k), r.id, k, 5,
		95 + 10 * demo.dice(n, 'weight', 20) + 5 * k,
		case when k = 3 and n % 5 = 0 then 'fail' else 'pass' end,
		r.created_at, r.created_at
	from generate_series(first, last) n
	cross join generate_series(1, 3) x
	join gym.results r on r.id = demo.gym_id('result', n || '/' || x)
		and r.type = 'strength'
	cross join generate_series(1, 3) k;
$$;
select demo.add_step('gym: classes', 'demo.gym_classes', 28 * demo.teams(),
	cost => 6.5, tables => 'gym.scheduled_workout_instance gym.results
	gym.sets');

-- Every tenth person also follows a track at home, and has done most of it.
create function demo.own_id(p bigint, day date) returns text
language sql immutable
return demo.gym_id('uswi', p::text || ' '
	|| (day - date '2000-01-01')::text);

create function demo.gym_own(first bigint, last bigint) returns void
language sql
as $$
	insert into gym.user_scheduled_workout_instance (id, user_id,
		track_workout_id, scheduled_date, user_specific_notes,
		is_completed, completed_at, created_at, updated_at)
	select demo.own_id(p, d.day), demo.gym_user(p),
		demo.gym_id('trwk', 'paid 5/' || k), d.day,
		case when k = 1 then 'Easy start' end,
		(k % 4 > 0)::integer,
		case when k % 4 > 0 then d.day + interval '19 hours' end,
		d.day, d.day
	from generate_series(first, last) p
	cross join generate_series(1, 7) k
	cross join lateral (select demo.began() - 8 + k as day) d
	where p % 10 = 0 and d.day < demo.began();
	insert into gym.results (id, user_id, date, workout_id, type,
		user_scheduled_workout_instance_id, scale, wod_score,
		created_at, updated_at)
	select demo.gym_id('result', u.id), u.user_id, u.completed_at,
		w.workout_id, 'wod', u.id, 'scaled', '10 rounds + 5 reps',
		u.completed_at, u.completed_at
	from generate_series(first, last) p
	join gym.user_scheduled_workout_instance u
		on u.user_id = demo.gym_user(p) and u.is_completed = 1
	join gym.track_workout w on w.id = u.track_workout_id
	where p % 10 = 0;
$$;
select demo.add_step('gym: at home', 'demo.gym_own', demo.gym_people(),
	cost => 1.2, tables => 'gym.user_scheduled_workout_instance
	gym.results');

reset role;
