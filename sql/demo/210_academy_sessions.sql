-- SPDX-License-Identifier: GPL-3.0-or-later
-- The academy's sessions of the last five weeks: four slots an afternoon and
-- trainer, three of them booked by three different families in turn.

set role desk_owner;

create function demo.hours_id(t bigint, day date) returns text
language sql immutable
return md5('academy hours ' || t::text || ' '
	|| (day - date '2000-01-01')::text)::uuid::text;

create function demo.slot_id(t bigint, day date, hour integer) returns text
language sql immutable
return md5('academy slot ' || t::text || ' '
	|| (day - date '2000-01-01')::text || ' ' || hour::text)::uuid::text;

create function demo.session_id(t bigint, day date, hour integer) returns text
language sql immutable
return md5('academy session ' || t::text || ' '
	|| (day - date '2000-01-01')::text || ' ' || hour::text)::uuid::text;

-- Which of a trainer's families comes at an hour of a day, by rank: in turn,
-- so that those of one day are different.
create function demo.turn(t bigint, day date, hour integer) returns bigint
language sql immutable
return ((day - date '2000-01-01') * 5 + hour) % demo.families_of(t);

-- Those who have bought a package pay with it.
create function demo.has_package(j bigint) returns boolean
language sql immutable
return (j / demo.trainers()) % 3 = 1;

-- What is being laid: filled and emptied by each batch.
create unlogged table demo.past (
	n bigint not null,
	t bigint not null,
	day date not null,
	hour integer not null,
	roll integer not null,
	j bigint not null,
	status academy.status_event_registration not null,
	with_balance boolean not null,
	is_group boolean not null,
	id text not null,
	trainer text not null,
	parent text not null
);

-- An afternoon a trainer: item 1 is the first trainer's, five weeks back.
create function demo.past_sessions(first bigint, last bigint)
returns table (n bigint, t bigint, day date, hour integer, roll integer,
	j bigint, status academy.status_event_registration,
	with_balance boolean, is_group boolean, id text, trainer text,
	parent text)
language sql stable
as $$
	select i.n, i.t, i.day, h.hour, k.roll, p.j,
		(case k.roll when 0 then 'CANCELED' when 1 then 'PENDING'
			else 'PAID' end)::academy.status_event_registration,
		k.roll > 1 and demo.has_package(p.j),
		k.roll % 5 = 2 and demo.kids(p.j) > 1,
		demo.session_id(i.t, i.day, h.hour), trainer.id::text,
		parent.id::text
	from (select x as n, (x - 1) % demo.trainers() + 1 as t,
			demo.began() - 35
				+ ((x - 1) / demo.trainers())::integer as day
		from generate_series(first, last) x) i,
		generate_series(15, 17) h (hour),
		lateral (select demo.dice(i.n * 4 + h.hour - 15, 'session',
			18) as roll) k,
		lateral (select demo.parent_of(i.t, demo.turn(i.t, i.day,
			h.hour)) as j) p,
		demo.known trainer, demo.known parent
	where trainer.system = 'academy' and trainer.place = i.t
	  and parent.system = 'academy'
	  and parent.place = p.j + demo.trainers() + demo.scale()
$$;

create function demo.academy_hours(first bigint, last bigint) returns void
language sql
as $$
	truncate demo.past;
	insert into demo.past select * from demo.past_sessions(first, last);

	insert into academy.schedule (id, trainer_id, start_date, end_date)
	select demo.hours_id(s.t, s.day), s.trainer, s.day + time '15:00',
		s.day + time '19:00'
	from demo.past s where s.hour = 15;
	insert into academy.slot (id, schedule_id, location_id, start, "end",
		is_booked, is_deleted)
	select demo.slot_id(s.t, s.day, h), demo.hours_id(s.t, s.day),
		demo.location_id((s.t + h % 2) % demo.times(4) + 1),
		h || ':00', h + 1 || ':00',
		coalesce(b.status <> 'CANCELED', false),
		h = 18 and s.n % 10 = 0
	from demo.past s
	cross join generate_series(15, 18) h
	left join demo.past b on b.n = s.n and b.hour = h
	where s.hour = 15;

	insert into academy.schedule_booking (id, schedule_id, child_id,
		slot_id)
	select s.id, demo.hours_id(s.t, s.day),
		demo.child_id(s.j, 1), demo.slot_id(s.t, s.day, s.hour)
	from demo.past s;
	insert into academy.session (id, trainer_id, child_id, parent_id,
		booking_id, location_id, date, status, group_session,
		main_child_id, total_price, google_event_id)
	select s.id, s.trainer,
		demo.child_id(s.j, 1), s.parent,
		s.id,
		demo.location_id((s.t + s.hour % 2) % demo.times(4) + 1),
		s.day + make_time(s.hour, 0, 0), s.status, s.is_group,
		case when s.is_group then demo.child_id(s.j, 1) end,
		case when s.is_group then 8500 else 7000 end,
		case when s.roll = 5 then 'gcal_' || left(md5(s.n::text), 20)
			end
	from demo.past s;
	insert into academy.session_details (id, session_id, sessions_used,
		with_balance)
	select s.id,
		s.id, 1, s.with_balance
	from demo.past s
	where s.with_balance or s.is_group;
	insert into academy.session_participant (id, session_detail_id,
		child_id)
	select md5('group ' || s.id)::uuid::text,
		s.id, demo.child_id(s.j, 2)
	from demo.past s
	where s.is_group;
	insert into academy.trainer_order (id, user_id, trainer_id,
		stripe_payment_id, amount, currency, status, payment_method,
		created_at)
	select md5('order ' || s.id)::uuid::text,
		s.parent, s.trainer,
		'pi_' || left(md5('o' || s.n || '/' || s.hour), 20),
		case when s.is_group then 85 else 70 end, 'usd',
		case s.roll when 0 then 'refunded' when 1 then
			case s.n % 2 when 0 then 'pending' else 'failed' end
			else 'succeeded' end, 'card',
		s.day - 3 + make_time(9 + s.hour % 8, s.n::integer % 60, 0)
	from demo.past s
	where not s.with_balance;
$$;
select demo.add_step('academy: sessions', 'demo.academy_hours',
	35 * demo.trainers(), batch => 2000, cost => 30,
	tables => 'academy.schedule academy.slot academy.schedule_booking
	academy.session academy.session_details academy.session_participant
	academy.trainer_order');

-- What is looked up in what was just laid wants a plan that knows of it.
create function demo.academy_statistics(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	t regclass;
begin
	for t in
		select c.oid from pg_class c
		where c.relnamespace = 'academy'::regnamespace
		  and c.relkind = 'r'
	loop
		execute format('analyze %s', t);
	end loop;
end
$$;
select demo.add_step('academy: statistics of sessions',
	'demo.academy_statistics', 1,
	cost => least(demo.times(1000), 50000));

-- Packages of ten, as many as the sessions above have used, and a begun one:
-- the balance is what is left of the last.
create function demo.bought(first bigint, last bigint)
returns table (j bigint, parent text, t bigint, used bigint)
language sql stable
as $$
	select p.j, p.id, (p.j - 1) % demo.trainers() + 1,
		(select count(*) from academy.session s
		join academy.session_details d on d.session_id = s.id
		where s.parent_id = p.id and d.with_balance)
	from (select x as j, k.id::text as id
		from generate_series(first, last) x
		join demo.known k on k.system = 'academy'
			and k.place = x + demo.trainers() + demo.scale()
		where demo.has_package(x)) p
	-- counted once each
	offset 0
$$;

create function demo.academy_packages(first bigint, last bigint) returns void
language sql
as $$
	insert into academy.user_bulk (id, user_id, bulk_id, trainer_id,
		number_of_sessions)
	select md5('academy package ' || b.j || '/' || n)::uuid::text, b.parent,
		md5('academy bulk ' || b.t || '/10')::uuid::text,
		demo.trainer_id(b.t), greatest(0, least(10, 10 * n - b.used))
	from demo.bought(first, last) b, generate_series(1, b.used / 10 + 1) n;
	insert into academy.session_balance (id, user_id, amount)
	select md5('academy balance ' || b.j)::uuid::text, b.parent,
		(b.used / 10 + 1) * 10 - b.used
	from demo.bought(first, last) b;

	insert into desk.academy_credit_use (session_detail_id, user_bulk_id,
		user_id, used)
	select u.id, x.bulk, u.parent, 1
	from (select d.id, b.parent, b.j, (row_number() over (
				partition by b.j order by s.date) - 1) / 10 + 1
			as n
		from demo.bought(first, last) b
		join academy.session s on s.parent_id = b.parent
		join academy.session_details d on d.session_id = s.id
		where d.with_balance) u,
		lateral (values (''), (md5('academy package ' || u.j || '/'
			|| u.n)::uuid::text)) x (bulk);
$$;
select demo.add_step('academy: packages', 'demo.academy_packages',
	demo.parents(), batch => 5000, cost => 2,
	tables => 'academy.user_bulk academy.session_balance');

reset role;
