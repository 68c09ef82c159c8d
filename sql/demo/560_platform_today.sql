-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's laundry today: what earlier days left open ends,
-- and thirty bookings stand in every state there is, each brought there step by
-- step as drivers and payments do.

set role desk_owner;

-- The day at the laundry, which is elsewhere than the club.
create function demo.laundry_day() returns date
language sql immutable
return (demo.moment() at time zone 'Europe/Paris')::date;

create function demo.move_bookings(bookings uuid[], state text) returns void
language sql
as $$
	update platform.bookings b
	set status = state
	where b.id = any (bookings);
$$;

-- Drives the stops of bookings to their end, or halfway.
create function demo.drive(bookings uuid[], kind text, finish boolean)
returns void
language plpgsql
as $$
begin
	update platform.delivery_assignments a
	set status = 'in_progress'
	where a.booking_id = any (bookings) and a.assignment_type = kind
	  and a.status = 'assigned';
	if finish then
		update platform.delivery_assignments a
		set status = 'completed',
			completed_at = greatest(a.assigned_at, demo.moment())
		where a.booking_id = any (bookings) and a.assignment_type = kind
		  and a.status = 'in_progress';
	end if;
end
$$;

-- A driver for each stop that has none, those with the least to do first.
create function demo.assign_stops(bookings uuid[], kind text) returns void
language sql
as $$
	insert into platform.delivery_assignments (id, booking_id, driver_id,
		assignment_type, assigned_at)
	select md5(kind || b.id)::uuid, b.id, d.id, kind,
		least(demo.moment(), b.created_at + interval '1 hour')
	from (select b.*, row_number() over (order by b.booking_number) as turn
		from platform.bookings b
		where b.id = any (bookings)
		  and not exists (select from platform.delivery_assignments a
			where a.booking_id = b.id and a.status <> 'cancelled'
			  and a.assignment_type = kind)) b
	join (select d.id, row_number() over (order by l.taken nulls first,
			d.license_plate) as turn,
			count(*) over () as many
		from platform.delivery_drivers d
		left join desk.driver_load l on l.driver_id = d.id
		where d.is_available
		  and coalesce(l.taken < l.capacity - 10, true)) d
		on d.turn = 1 + (b.turn - 1) % least(d.many, 8);
$$;

create function demo.bookings_in(state text, collected_before date,
	brought_before date default 'infinity') returns uuid[]
language sql stable
as $$
	select coalesce(array_agg(b.id), '{}')
	from platform.bookings b
	where b.status = state
	  and b.pickup_date < collected_before
	  and b.delivery_date < brought_before;
$$;

-- One state after the other, so that each is entered from where it may be.
create function demo.end_laundry(day date) returns void
language plpgsql
as $$
begin
	update platform.bookings b
	set status = 'cancelled', cancellation_reason = 'nobody paid'
	where b.id = any (demo.bookings_in('pending', day));
	perform demo.assign_stops(demo.bookings_in('confirmed', day), 'pickup');
	perform demo.drive(demo.bookings_in('confirmed', day), 'pickup', true);
	perform demo.move_bookings(demo.bookings_in('confirmed', day),
		'collecting');
	perform demo.drive(demo.bookings_in('collecting', day), 'pickup', true);
	perform demo.move_bookings(demo.bookings_in('collecting', day),
		'processing');
	perform demo.move_bookings(demo.bookings_in('processing', day, day + 1),
		'ready');
	perform demo.assign_stops(demo.bookings_in('ready', day), 'delivery');
	perform demo.drive(demo.bookings_in('ready', day, day), 'delivery',
		true);
	perform demo.move_bookings(demo.bookings_in('ready', day, day),
		'delivering');
	perform demo.drive(demo.bookings_in('delivering', day, day), 'delivery',
		true);
	perform demo.move_bookings(demo.bookings_in('delivering', day, day),
		'completed');
end
$$;

-- The bookings of a day: in which state it finds them, when they are collected
-- (days from the day), which slot, and what became of their payment.
create function demo.laundry_plan()
returns table (n integer, state text, collected integer, slot integer,
	urgency text, service text, money text)
language sql immutable
begin atomic
	select (row_number() over ())::integer, p.*
	from (values
		('pending', 1, 0, 'normal', 'classic', 'pending'),
		('pending', 2, 1, 'normal', 'pressing', 'requires_action'),
		('pending', 1, 2, 'express', 'EXPRESS', 'failed'),
		('pending', 3, 2, 'normal', 'classic', null),
		('confirmed', 0, 2, 'normal', 'classic', 'succeeded'),
		('confirmed', 0, 2, 'express', 'EXPRESS', 'succeeded'),
		('confirmed', 0, 1, 'normal', 'monthly_sub', null),
		('confirmed', 0, 0, 'normal', 'monthly_sub', null),
		('confirmed', 1, 0, 'normal', 'monthly_sub', null),
		('confirmed', 1, 1, 'urgent', 'classic', 'succeeded'),
		('collecting', 0, 0, 'normal', 'classic', 'succeeded'),
		('collecting', 0, 1, 'normal', 'pressing', 'succeeded'),
		('collecting', 0, 1, 'normal', 'monthly_sub', null),
		('processing', -1, 0, 'normal', 'classic', 'succeeded'),
		('processing', -1, 1, 'normal', 'classic', 'succeeded'),
		('processing', -1, 2, 'express', 'EXPRESS', 'succeeded'),
		('processing', -2, 2, 'normal', 'monthly_sub', null),
		('ready', -3, 2, 'normal', 'classic', 'succeeded'),
		('ready', -3, 1, 'normal', 'pressing', 'succeeded'),
		('ready', -1, 2, 'express', 'EXPRESS', 'succeeded'),
		('delivering', -3, 0, 'normal', 'classic', 'succeeded'),
		('delivering', -3, 1, 'normal', 'classic', 'succeeded'),
		('delivering', -1, 1, 'express', 'EXPRESS', 'succeeded'),
		('completed', -3, 0, 'normal', 'classic', 'succeeded'),
		('completed', -3, 0, 'normal', 'classic', 'refunding'),
		('completed', -1, 0, 'express', 'EXPRESS', 'succeeded'),
		('completed', -3, 0, 'normal', 'pressing', 'refunded'),
		('cancelled', 2, 0, 'normal', 'classic', 'refunded'),
		('cancelled', 2, 2, 'normal', 'pressing', null))
		p (state, collected, slot, urgency, service, money);
end;

-- Who of the users it is for: a subscriber with a collection left, where the
-- service asks for one.
create function demo.laundry_customers(day date)
returns table (n integer, user_id uuid, subscription uuid)
language sql
as $$
	select p.n, k.id, null
	from demo.laundry_plan() p
	join demo.known k on k.system = 'platform'
		and k.place = 1 + demo.dice(p.n + (day - date '2020-01-01') * 50,
			'today', demo.people_of('platform'))
	where p.service <> 'monthly_sub'
	union all
	select p.n, s.user_id, s.id
	from (select p.n, row_number() over (order by p.n) as turn
		from demo.laundry_plan() p
		where p.service = 'monthly_sub') p
	join (select s.user_id, s.id, row_number() over (order by md5(day::text
			|| s.id)) as turn
		from platform.subscriptions s
		where s.status in ('active', 'trialing')
		  and s.plan_id = demo.platform_id('plan monthly')
		  and not exists (select from desk.collection_week w
			where w.subscription_id = s.id
			  and w.week >= day - 14 and w.used > 0)
		limit 20) s using (turn);
$$;

create function demo.lay_laundry(day date) returns void
language sql
as $$
	insert into platform.bookings (id, user_id, service_id, total_amount,
		pickup_date, delivery_date, pickup_time_slot,
		delivery_time_slot, urgency_level, subscription_id, created_at,
		updated_at)
	select demo.platform_id('today ' || day, p.n), c.user_id,
		demo.platform_id('service ' || p.service),
		case when c.subscription is null then s.base_price else 0 end,
		day + p.collected, day + p.collected
			+ case p.urgency when 'normal' then 3 else 1 end,
		demo.laundry_slot(p.slot), demo.laundry_slot(p.slot), p.urgency,
		c.subscription, t.made, t.made
	from demo.laundry_plan() p
	join demo.laundry_customers(day) c using (n)
	join platform.services s on s.code = p.service,
		lateral (values (demo.laundry_time(day
			+ least(p.collected, 0) - 1 + time '08:00'
			+ p.n * interval '17 minutes'))) t (made)
	order by p.n;

	insert into platform.booking_items (id, booking_id, service_id, quantity,
		unit_price, total_price, item_description)
	select demo.platform_id('bag ' || day, p.n), b.id, b.service_id, 1,
		b.total_amount, b.total_amount, 'A bag'
	from demo.laundry_plan() p
	join platform.bookings b on b.id = demo.platform_id('today ' || day,
		p.n);
$$;

-- What is paid confirms its booking by itself; a subscriber's needs no payment.
create function demo.pay_laundry(day date) returns void
language sql
as $$
	insert into platform.payment_transactions (id, user_id, amount, status,
		stripe_payment_intent_id, transaction_type, booking_id,
		created_at)
	select demo.platform_id(x.kind || day, p.n), b.user_id, b.total_amount,
		x.status, 'pi_' || md5(day::text || p.n), x.kind, b.id,
		b.created_at + x.after
	from demo.laundry_plan() p
	join platform.bookings b on b.id = demo.platform_id('today ' || day,
		p.n),
		lateral (values ('payment', case when p.money like 'refund%'
				then 'succeeded' else p.money end,
				interval '3 minutes'),
			('refund', case p.money when 'refunded' then 'succeeded'
				when 'refunding' then 'pending' end,
				interval '5 hours')) x (kind, status, after)
	where x.status is not null
	order by x.kind, p.n;
$$;

create function demo.of_plan(day date, variadic states text[]) returns uuid[]
language sql immutable
as $$
	select array_agg(demo.platform_id('today ' || day, p.n))
	from demo.laundry_plan() p
	where p.state = any (states);
$$;

-- As a function of desk would, which may cancel late, with its reason.
create function demo.platform_today(first bigint, last bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
	day date := demo.laundry_day();
begin
	perform demo.end_laundry(day);
	perform demo.lay_laundry(day);
	perform demo.pay_laundry(day);

	perform demo.move_bookings(array(
		select b.id from platform.bookings b
		where b.status = 'pending'
		  and b.id = any (demo.of_plan(day, 'confirmed', 'collecting',
			'processing', 'ready', 'delivering', 'completed'))),
		'confirmed');
	update platform.bookings b
	set status = 'cancelled', cancellation_reason = 'travelling'
	where b.id = any (demo.of_plan(day, 'cancelled'));

	perform demo.assign_stops(demo.of_plan(day, 'confirmed', 'collecting',
		'processing', 'ready', 'delivering', 'completed'), 'pickup');
	perform demo.drive(demo.of_plan(day, 'collecting'), 'pickup', false);
	perform demo.drive(demo.of_plan(day, 'processing', 'ready',
		'delivering', 'completed'), 'pickup', true);
	perform demo.move_bookings(demo.of_plan(day, 'processing', 'ready',
		'delivering', 'completed'), 'processing');
	perform demo.move_bookings(demo.of_plan(day, 'ready', 'delivering',
		'completed'), 'ready');
	perform demo.assign_stops(demo.of_plan(day, 'ready', 'delivering',
		'completed'), 'delivery');
	perform demo.drive(demo.of_plan(day, 'delivering'), 'delivery', false);
	perform demo.drive(demo.of_plan(day, 'completed'), 'delivery', true);
	perform demo.move_bookings(demo.of_plan(day, 'completed'), 'completed');
end
$$;

select demo.add_step('platform: today', 'demo.platform_today', 1,
	cost => 3000, kind => 'daily');

reset role;
