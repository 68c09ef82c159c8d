-- SPDX-License-Identifier: GPL-3.0-or-later
-- The gym's movements and workouts, four weeks of programming a team, tracks of
-- others that people pay for, and those payments.

set role desk_owner;

create function demo.workout_id(w bigint) returns text
language sql immutable
return demo.gym_id('workout', 'workout ' || w::text);

create function demo.track_id(g bigint) returns text
language sql immutable
return demo.gym_id('ptrk', 'track ' || g::text);

-- The paid tracks, the same at any scale.
create function demo.paid_track(k integer) returns text
language sql immutable
return demo.gym_id('ptrk', 'paid ' || k::text);

create function demo.gym_workouts(first bigint, last bigint) returns void
language sql
as $$
	insert into gym.movements (id, name, type, created_at, updated_at)
	select demo.gym_id('movement', m.name), m.name, m.type, x.at, x.at
	from (values ('Back squat', 'weightlifting'),
		('Deadlift', 'weightlifting'), ('Clean', 'weightlifting'),
		('Snatch', 'weightlifting'), ('Thruster', 'weightlifting'),
		('Pull-up', 'gymnastic'), ('Push-up', 'gymnastic'),
		('Handstand', 'gymnastic'), ('Burpee', 'gymnastic'),
		('Toes to bar', 'gymnastic'), ('Row', 'monostructural'),
		('Run', 'monostructural'), ('Bike', 'monostructural'),
		('Double under', 'monostructural')) m (name, type),
		lateral (select (demo.began() - 700)::timestamptz as at) x;
	insert into gym.spicy_tags (id, name, created_at, updated_at)
	select demo.gym_id('tag', t), t, x.at, x.at
	from unnest(array['benchmark', 'partner', 'short', 'long', 'heavy'])
		t, lateral (select (demo.began() - 700)::timestamptz as at) x;

	-- one of each scheme
	insert into gym.workouts (id, name, description, scope, scheme,
		reps_per_round, rounds_to_score, tiebreak_scheme,
		secondary_scheme, created_at, updated_at)
	select demo.workout_id(w), n.name, n.name || ', as written.',
		case when w % 5 = 0 then 'private' else 'public' end, n.scheme,
		case n.scheme when 'rounds-reps' then 30 end,
		case n.scheme when 'load' then 5 else 1 end,
		case when w % 4 = 0 then 'time' when w % 7 = 0 then 'reps' end,
		case n.scheme when 'time-with-cap' then 'reps' end, x.at, x.at
	from (select row_number() over () as w, v.*
		from (values ('Fran', 'time'), ('Murph', 'time-with-cap'),
			('Handstand walk', 'pass-fail'),
			('Cindy', 'rounds-reps'), ('Tabata', 'reps'),
			('Chelsea', 'emom'), ('Five rep squat', 'load'),
			('Bike sprint', 'calories'), ('Row intervals',
			'meters'), ('Sled drag', 'feet'),
			('Total', 'points'), ('Helen', 'time'))
			v (name, scheme)) n,
		lateral (select (demo.began() - 500)::timestamptz as at) x;
	insert into gym.workout_movements (id, workout_id, movement_id,
		created_at, updated_at)
	select demo.gym_id('wm', w || '/' || m.id), demo.workout_id(w), m.id,
		m.created_at, m.created_at
	from generate_series(1, 12) w
	join gym.movements m on demo.roll(w || m.name, 5) = 0;
	insert into gym.workout_tags (id, workout_id, tag_id, created_at,
		updated_at)
	select demo.gym_id('wt', w || '/' || t.id), demo.workout_id(w), t.id,
		t.created_at, t.created_at
	from generate_series(1, 12) w
	join gym.spicy_tags t on demo.roll(w || t.name, 3) = 0;

	insert into gym.programming_track (id, name, description, type,
		owner_team_id, is_public, pricing_type, price, billing_interval,
		stripe_price_id, stripe_product_id, trial_period_days,
		created_at, updated_at)
	select demo.paid_track(k), v.name, v.name || ', day by day.', v.type,
		null, v.public, v.pricing, v.price, v.each,
		case when v.price is not null then 'price_' || k end,
		case when v.price is not null then 'prod_' || k end, v.trial,
		x.at, x.at
	from (values
		(1, 'Engine Builder', 'official_3rd_party', 1, 'recurring',
			1900, 'month', 14),
		(2, 'Strong in Twelve Weeks', 'official_3rd_party', 1,
			'one_time', 4900, null, null),
		(3, 'Daily Mobility', 'official_3rd_party', 1, 'recurring', 700,
			'week', null),
		(4, 'Year of Rowing', 'official_3rd_party', 1, 'recurring',
			9900, 'year', null),
		(5, 'My comeback', 'self_programmed', 0, 'free', null, null,
			null))
		v (k, name, type, public, pricing, price, each, trial),
		lateral (select (demo.began() - 300)::timestamptz as at) x;
	insert into gym.track_workout (id, track_id, workout_id, day_number,
		week_number, created_at, updated_at)
	select demo.gym_id('trwk', 'paid ' || k || '/' || d),
		demo.paid_track(k), demo.workout_id((k * 5 + d) % 12 + 1), d,
		(d - 1) / 7 + 1, x.at, x.at
	from generate_series(1, 5) k, generate_series(1, 7) d,
		lateral (select (demo.began() - 300)::timestamptz as at) x;
$$;
select demo.add_step('gym: workouts', 'demo.gym_workouts', 1, cost => 180,
	tables => 'gym.movements gym.spicy_tags gym.workouts
	gym.workout_movements gym.workout_tags gym.programming_track
	gym.track_workout');

-- Each team has a track of its own, by default, and some follow another.
create function demo.gym_tracks(first bigint, last bigint) returns void
language sql
as $$
	insert into gym.programming_track (id, name, description, type,
		owner_team_id, is_public, created_at, updated_at)
	select demo.track_id(g), t.name || ' programming', 'Seven days a week',
		'team_owned', t.id, 0, t.created_at, t.created_at
	from generate_series(first, last) g
	join gym.team t on t.id = demo.team_id(g);
	update gym.team t set default_track_id = demo.track_id(g)
	from generate_series(first, last) g
	where t.id = demo.team_id(g);
	insert into gym.team_programming_track (team_id, track_id, is_active,
		added_at, created_at, updated_at)
	select demo.team_id(g), demo.paid_track(1 + (g % 4)::integer),
		(g % 3 > 0)::integer, x.at, x.at, x.at
	from generate_series(first, last) g,
		lateral (select (demo.began() - 90)::timestamptz as at) x;
	insert into gym.track_workout (id, track_id, workout_id, day_number,
		week_number, notes, created_at, updated_at)
	select demo.gym_id('trwk', g || '/' || d), demo.track_id(g),
		demo.workout_id((g * 3 + d * 5) % 12 + 1), d, (d - 1) / 7 + 1,
		case when d % 7 = 0 then 'Deload' end, x.at, x.at
	from generate_series(first, last) g, generate_series(1, 28) d,
		lateral (select (demo.began() - 60)::timestamptz as at) x;
$$;
select demo.add_step('gym: tracks', 'demo.gym_tracks', demo.teams(),
	cost => 31, tables => 'gym.programming_track gym.team
	gym.team_programming_track gym.track_workout');

-- Every fourth person pays for a track, or did; k numbers them.
create function demo.gym_followers(first bigint, last bigint) returns void
language sql
as $$
	insert into gym.user_programming_track (user_id, track_id, is_active,
		subscribed_at, start_day_offset, payment_status,
		stripe_customer_id, stripe_subscription_id,
		stripe_payment_intent_id, subscription_expires_at, cancelled_at,
		cancel_at_period_end, created_at, updated_at)
	select demo.gym_user(p), demo.paid_track(k.track),
		(s.state in ('paid', 'pending'))::integer, x.at,
		demo.dice(p, 'offset', 7), s.state,
		'cus_' || left(md5('gym' || p), 14),
		case when k.track <> 2 then 'sub_' || left(md5('gym' || p), 14)
			end,
		case when k.track = 2 then 'pi_' || left(md5('track' || p), 20)
			end,
		case when k.track <> 2 then x.at + interval '60 days' end,
		case when s.state = 'cancelled'
			then x.at + interval '25 days' end,
		(s.state = 'paid' and p % 11 = 0)::integer, x.at, x.at
	from generate_series(first, last) p
	cross join lateral (select 1 + (p / 4 % 4)::integer as track) k
	cross join lateral (select case p / 4 % 10 when 3 then 'pending'
		when 5 then 'failed' when 6 then 'cancelled'
		when 9 then 'refunded' else 'paid' end as state) s
	cross join lateral (select (demo.began() - 40
		- demo.dice(p, 'follows', 15))::timestamptz as at) x
	where p % 4 = 0;

	insert into gym.programming_track_payment (id, user_id, track_id,
		amount, payment_type, status, stripe_payment_intent_id,
		stripe_subscription_id, stripe_invoice_id, stripe_customer_id,
		failure_reason, refunded_at, refund_amount, period_start,
		period_end, created_at, updated_at)
	select demo.gym_id('ptpay', p || '/' || n), f.user_id, f.track_id,
		t.price, t.pricing_type, s.state,
		'pi_' || left(md5(case when n = 1 then 'track' else 'again' end
			|| p), 20),
		f.stripe_subscription_id,
		case when t.pricing_type = 'recurring' then 'in_'
			|| left(md5(n || 'invoice' || p), 14) end,
		f.stripe_customer_id,
		case s.state when 'failed' then 'card_declined' end,
		case s.state when 'refunded' then x.at + interval '4 days' end,
		case s.state when 'refunded' then case when p % 8 = 0
			then t.price else t.price / 2 end end,
		case when t.pricing_type = 'recurring' then x.at end,
		case when t.pricing_type = 'recurring'
			then x.at + interval '30 days' end, x.at, x.at
	from generate_series(first, last) p
	join gym.user_programming_track f on f.user_id = demo.gym_user(p)
	join gym.programming_track t on t.id = f.track_id
	cross join generate_series(1, 2) n
	cross join lateral (select f.subscribed_at
		+ make_interval(days => 30 * (n - 1)) as at) x
	cross join lateral (select case when n = 2 then 'succeeded'
		else case f.payment_status when 'paid' then 'succeeded'
			else f.payment_status end end as state) s
	where p % 4 = 0 and (n = 1 or f.payment_status = 'paid'
		and t.pricing_type = 'recurring');
$$;
select demo.add_step('gym: followers', 'demo.gym_followers',
	demo.gym_people(), cost => 0.7, tables => 'gym.user_programming_track
	gym.programming_track_payment');

reset role;
