-- SPDX-License-Identifier: GPL-3.0-or-later
-- The academy's people: of those whom it knows, the first are trainers, then
-- come its administrators, and the rest are parents.
--
-- Six trainers and their families are a unit, which repeats with the scale.
-- Parent j goes to trainer (j - 1) % trainers + 1 and to no other, so that
-- nobody's children are wanted in two places; 210 and 220 keep sessions to the
-- afternoon and events to the morning.

set role desk_owner;

create function demo.trainers() returns integer
language sql immutable
return demo.times(6);

-- Everybody is laid out by now: a constant, as what depends on it.
do $$
begin
	execute format('create function demo.parents() returns integer '
		'language sql immutable return %s', demo.people_of('academy')
		- demo.trainers() - demo.scale());
end
$$;

create function demo.trainer_id(t bigint) returns text
language sql stable
as $$
	select k.id::text from demo.known k
	where k.system = 'academy' and k.place = t
$$;

create function demo.parent_id(j bigint) returns text
language sql stable
as $$
	select k.id::text from demo.known k
	where k.system = 'academy'
	  and k.place = j + demo.trainers() + demo.scale()
$$;

-- How many children parent j has: one to three.
create function demo.kids(j bigint) returns integer
language sql immutable
return 1 + demo.dice(j, 'kids', 9) / 4;

create function demo.child_id(j bigint, k integer) returns text
language sql immutable
return md5('academy child ' || j::text || '/' || k::text)::uuid::text;

-- Trainers' families by rank, from 0: parent j of trainer t.
create function demo.parent_of(t bigint, rank bigint) returns bigint
language sql immutable
return rank * demo.trainers() + t;

create function demo.families_of(t bigint) returns integer
language sql immutable
return ((demo.parents() - t) / demo.trainers() + 1)::integer;

create function demo.location_id(n bigint) returns text
language sql immutable
return md5('academy location ' || n::text)::uuid::text;

create function demo.academy_places(first bigint, last bigint) returns void
language sql
as $$
	-- one town: the academy's clock is the club's
	update desk.setting s set value = c.value
	from desk.setting c
	where s.system = 'academy' and s.key = 'zone'
	  and c.system = 'club' and c.key = 'zone';

	insert into academy.location (id, name)
	select demo.location_id(n), (array['Northside hall', 'Riverside field',
		'School gym', 'Lakeside courts'])[(n - 1) % 4 + 1]
		|| case when n > 4 then ' ' || (n + 3) / 4 else '' end
	from generate_series(first, last) n;
$$;
select demo.add_step('academy: places', 'demo.academy_places', demo.times(4),
	tables => 'academy.location');

create function demo.academy_accounts(first bigint, last bigint) returns void
language sql
as $$
	insert into academy."user" (id, email, first_name, last_name,
		phone_number, password, role, reset_token,
		reset_token_expires_at, created_at, updated_at)
	select k.id::text, k.email, k.given, k.family, k.phone,
		'$2b$12$' || left(translate(encode(sha256(('academy '
			|| k.place)::bytea), 'base64'), '+=', '..'), 40),
		(case when k.place <= demo.trainers() then 'TRAINER'
			when k.place <= demo.trainers() + demo.scale()
				then 'ADMIN'
			else 'PARENT' end)::academy.user_role,
		case when k.place % 50 = 0
			then md5('reset ' || k.place) end,
		case when k.place % 50 = 0
			then demo.now() + interval '1 hour' end,
		k.since, demo.began() - demo.dice(k.place, 'touched', 20)
	from demo.known k
	where k.system = 'academy' and k.place between first and last;

	insert into academy.subscription (id, user_id, stripe_customer_id,
		stripe_subscription_id, stripe_price_id, plan, status,
		current_period_start, current_period_end, cancel_at_period_end)
	select md5('academy subscription ' || k.place)::uuid::text, k.id::text,
		'cus_' || left(md5('cus' || k.place), 14),
		case when b.paid then 'sub_' || left(md5('sub' || k.place), 14)
			end,
		case when b.paid then 'price_basic_monthly' end,
		(case when b.paid then 'BASIC' else 'FREE' end)
			::academy.subscription_plan,
		(case when not b.paid then 'ACTIVE' else
			(enum_range(null::academy.subscription_status))
			[1 + greatest(0, k.place / 3 % 16 - 8)]::text end)
			::academy.subscription_status,
		demo.began() - 9, demo.began() + 21, k.place % 13 = 0
	from demo.known k
	cross join lateral (select k.place % 3 = 0 as paid) b
	where k.system = 'academy' and k.place between first and last
	  and k.place > demo.trainers();

	insert into academy.verification (id, user_id, otp, expires_at)
	select md5('academy verification ' || k.place)::uuid::text, k.id::text,
		lpad(demo.dice(k.place, 'code', 1000000)::text, 6, '0'),
		demo.now() + interval '10 minutes'
	from demo.known k
	where k.system = 'academy' and k.place between first and last
	  and k.place % 40 = 1;
	insert into academy.otp (id, user_id, otp, expires_at)
	select md5('academy otp ' || k.place)::uuid::text, k.id::text,
		lpad(demo.dice(k.place, 'otp', 1000000)::text, 6, '0'),
		k.since + interval '1 hour'
	from demo.known k
	where k.system = 'academy' and k.place between first and last
	  and k.place % 20 = 1;
	insert into academy.email (id, user_id, subject, body, status)
	select md5('academy email ' || k.place)::uuid::text, k.id::text,
		'Welcome to the academy', 'Hello ' || k.given
			|| ', here is how to book.',
		demo.pick(k.place, 'mail', array['sent', 'sent', 'sent',
			'delivered', 'bounced'])
	from demo.known k
	where k.system = 'academy' and k.place between first and last
	  and k.place % 2 = 0;
	insert into academy."order" (id, customer_id, product_id, price)
	select md5('academy order ' || k.place)::uuid::text, k.id::text,
		demo.pick(k.place, 'order', array['ball', 'shirt', 'gloves']),
		1500 + 500 * demo.dice(k.place, 'order price', 5)
	from demo.known k
	where k.system = 'academy' and k.place between first and last
	  and k.place % 30 = 0;
$$;
select demo.add_step('academy: accounts', 'demo.academy_accounts',
	demo.people_of('academy'), cost => 2.6, tables => 'academy.user
	academy.subscription academy.verification academy.otp academy.email
	academy.order');

create function demo.academy_trainers(first bigint, last bigint) returns void
language sql
as $$
	insert into academy.trainer (user_id, first_name, last_name, bio,
		experience, photos, price_per_hour, session_duration, contacts,
		external, stripe_account_id, stripe_onboarding_completed,
		stripe_onboarding_url)
	select k.id::text, k.given, k.family,
		demo.pick(k.place, 'bio', array[
			'Goalkeeping, and everything with hands.',
			'Technique first, speed later.',
			'Played eight seasons, coaches the young ones.']),
		3 + demo.dice(k.place, 'years', 20) || ' years of coaching',
		array['https://images.example/coach-' || k.place || '.jpg'],
		6000 + 500 * demo.dice(k.place, 'rate', 9), 60,
		jsonb_build_object('email', k.email, 'phone', k.phone),
		k.place % 6 = 0,
		case when k.place % 6 > 0
			then 'acct_' || left(md5('acct' || k.place), 14) end,
		k.place % 6 > 0,
		case when k.place % 6 = 0
			then 'https://connect.example/' || k.place end
	from demo.known k
	where k.system = 'academy' and k.place between first and last;

	insert into academy.trainer_location (trainer_id, location_id)
	select demo.trainer_id(t), demo.location_id((t + x) % demo.times(4) + 1)
	from generate_series(first, last) t, generate_series(0, 1) x;
	insert into academy.bulk (id, trainer_id, price, number_of_sessions)
	select md5('academy bulk ' || t || '/' || x.size)::uuid::text,
		demo.trainer_id(t), x.size * x.each, x.size
	from generate_series(first, last) t,
		(values (5, 7000), (10, 6500)) x (size, each);
	insert into academy.trainer_group_discount (id, trainer_id,
		participants, price)
	select md5('academy group ' || t || '/' || n)::uuid::text,
		demo.trainer_id(t), n, 6000 + 2500 * (n - 1)
	from generate_series(first, last) t, generate_series(2, 4) n;
	insert into academy.google_calendar_integrations (id, user_id, email,
		access_token, refresh_token, expiry_date, is_active)
	select md5('academy calendar ' || k.place)::uuid::text, k.id::text,
		k.email, 'ya29.' || md5('access' || k.place),
		'1//' || md5('refresh' || k.place),
		demo.now() + interval '1 hour', k.place % 5 > 0
	from demo.known k
	where k.system = 'academy' and k.place between first and last
	  and k.place % 2 = 0;
$$;
select demo.add_step('academy: trainers', 'demo.academy_trainers',
	demo.trainers(), cost => 9, tables => 'academy.trainer
	academy.trainer_location academy.bulk academy.trainer_group_discount
	academy.google_calendar_integrations');

create function demo.academy_children(first bigint, last bigint) returns void
language sql
as $$
	insert into academy.child (id, first_name, last_name, name, parent_id,
		birthdate, skill_level, team, specify, allergies,
		emergency_contact, medical_conditions)
	select demo.child_id(j, c.nth), c.given, p.last_name,
		case when c.key % 9 = 0 then c.given || ' ' || p.last_name end,
		p.id, demo.began() - 366 * 7 - demo.dice(c.key, 'age', 366 * 8),
		demo.pick(c.key, 'level', array['BEGINNER', 'BEGINNER',
			'INTERMEDIATE', 'ADVANCED']),
		demo.pick(c.key, 'team', array['Comets', 'Tigers', 'Harbor FC',
			null, null]),
		case when c.key % 12 = 0 then 'left-footed' end,
		case when c.key % 11 = 0 then array['peanuts']
			when c.key % 17 = 0 then array['bee stings', 'latex']
			else '{}' end,
		jsonb_build_object('name', p.first_name || ' ' || p.last_name,
			'phone', p.phone_number, 'relation', 'parent'),
		case when c.key % 13 = 0 then jsonb_build_object('asthma',
			true, 'other', 'has an inhaler in the bag') end
	from generate_series(first, last) j
	join demo.known k on k.system = 'academy'
		and k.place = j + demo.trainers() + demo.scale()
	join academy."user" p on p.id = k.id::text,
		generate_series(1, demo.kids(j)) kid,
		lateral (select kid as nth, j * 4 + kid as key,
			demo.pick(j * 4 + kid, 'child', array['Leo', 'Mia',
			'Noah', 'Zoe', 'Omar', 'Ines', 'Kai', 'Luna', 'Mateo',
			'Nora', 'Yuki', 'Aria', 'Theo', 'Sara', 'Max', 'Lena',
			'Ravi', 'Ella', 'Hugo', 'Ada', 'Ben', 'Maya', 'Finn',
			'Ivy', 'Sami', 'Rosa', 'Tom', 'Jun', 'Eva', 'Nico'])
			as given) c;
	insert into academy.custom_allergen (id, name, child_id)
	select md5('academy allergen ' || j)::uuid::text,
		demo.pick(j, 'allergen', array['kiwi', 'grass pollen',
			'sunscreen']), demo.child_id(j, 1)
	from generate_series(first, last) j
	where j % 19 = 0;
$$;
select demo.add_step('academy: children', 'demo.academy_children',
	demo.parents(), cost => 2,
	tables => 'academy.child academy.custom_allergen');

reset role;
