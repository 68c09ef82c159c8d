-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's laundry before today: half a year of bookings
-- that were washed and brought back, or cancelled, with their stops, their
-- money and what was written down of them.

set role desk_owner;

-- Booking n, one of 200 days, the last of them before those that today's
-- bookings reach back to: however full history was, they find room.  Subscribers
-- take turns, so that nobody has more collections in a week than two.
create function demo.washes(first bigint, last bigint)
returns table (n bigint, booking uuid, user_id uuid, place integer,
	service text, subscription uuid, base numeric, extra integer,
	made timestamptz, number text, collected date, brought date, slot text,
	driver integer, state text, money text)
language sql stable
as $$
	with sizes as materialized (
		select demo.people_of('platform') as people,
			demo.people_of('platform') / 10 * 3 as subscribers,
			demo.people_of('platform') / 25 as drivers
	), wash as (
		select n, 1 + (n - 1) % 200 as ago, (n - 1) / 200 as turn,
			case when demo.dice(n, 'kind', 100) < 20 then 'EXPRESS'
				when demo.dice(n, 'kind', 100) < 30
					then 'pressing'
				when demo.dice(n, 'kind', 100) < 55
					then 'subscription'
				else 'classic' end as kind,
			s.*
		from generate_series(first, last) n, sizes s
	), placed as (
		select w.*, case when w.kind = 'subscription' then x.turn / 3 * 10
				+ (array[1, 4, 7])[1 + x.turn % 3]
			else 1 + demo.dice(w.n, 'washes', w.people) end
			as place
		from wash w,
			lateral (values ((w.turn * 7 + w.ago % 7 + w.ago / 7 * 13)
				% w.subscribers)) x (turn)
	)
	select p.n, demo.platform_id('wash', p.n), k.id, k.place,
		case when p.kind <> 'subscription' then p.kind
			when k.place % 3 = 0 then 'quarterly_sub'
			else 'monthly_sub' end,
		case p.kind when 'subscription'
			then demo.platform_id('subscription', k.place) end,
		case p.kind when 'subscription' then 0 when 'EXPRESS' then 34.99
			when 'pressing' then 19.99 else 24.99 end,
		greatest(0, 5 + demo.dice(p.n, 'kilograms', 14)
			- case p.kind when 'subscription' then 15 else 8 end),
		demo.laundry_time(days.made + make_interval(mins => 500
			+ demo.dice(p.n, 'minute', 700))),
		format('BK-%s-%s', to_char(days.made, 'YYYYMMDD'),
			lpad((p.turn * 2 + 1 + (p.kind = 'EXPRESS')::integer)
				::text, 6, '0')),
		days.collected, days.brought, demo.laundry_slot(p.n),
		25 * (1 + demo.dice(p.n, 'driver', p.drivers)),
		case when p.n % 12 = 5 then 'cancelled' else 'completed' end,
		case when p.n % 36 = 5 then 'refunded'
			when p.n % 36 = 17 then 'failed'
			when p.n % 36 = 29 then 'pending' else 'paid' end
	from placed p
	join demo.known k on k.system = 'platform' and k.place = p.place,
		lateral (values (demo.began() - 3 - p.ago::integer,
			case p.kind when 'EXPRESS' then 1 else 3 end))
			d (brought, span),
		lateral (values (d.brought, d.brought - d.span,
			d.brought - d.span - 2)) days (brought, collected, made);
$$;

create function demo.platform_washes(first bigint, last bigint) returns void
language sql
as $$
	with w as materialized (
		select * from demo.washes(first, last)
	), booking as (
		insert into platform.bookings (id, user_id, service_id,
			booking_number, status, total_amount, pickup_date,
			delivery_date, pickup_time_slot, delivery_time_slot,
			payment_status, urgency_level, subscription_id,
			cancellation_reason, created_at, updated_at)
		select w.booking, w.user_id,
			demo.platform_id('service ' || w.service), w.number,
			w.state, w.base + w.extra, w.collected, w.brought,
			w.slot, w.slot, w.money,
			case w.service when 'EXPRESS' then 'express'
				else 'normal' end, w.subscription,
			case when w.state = 'cancelled' then demo.pick(w.n,
				'why', array['travelling', 'washed at home',
				'ordered twice']) end, w.made,
			case when w.state = 'cancelled'
				then w.made + interval '3 hours'
				else demo.laundry_time(w.brought
					+ time '20:30') end
		from w
	), item as (
		insert into platform.booking_items (id, booking_id, service_id,
			quantity, unit_price, total_price, item_description)
		select md5(i.words || w.booking)::uuid, w.booking,
			demo.platform_id('service ' || w.service), i.many,
			i.price, i.many * i.price, i.words
		from w,
			lateral (select 'A bag' as words, 1 as many,
					w.base as price
				union all
				select 'Kilograms beyond', w.extra, 1.00) i
		where i.many > 0
	)
	insert into platform.delivery_assignments (id, booking_id, driver_id,
		assignment_type, status, assigned_at, completed_at)
	select md5(s.kind || w.booking)::uuid, w.booking,
		demo.platform_id('driver', w.driver), s.kind, w.state,
		demo.laundry_time(s.day - 1 + time '21:10'),
		case when w.state = 'completed' then demo.laundry_time(s.day
			+ left(w.slot, 5)::time + make_interval(mins =>
				demo.dice(w.n, s.kind, 170))) end
	from w,
		lateral (select 'pickup' as kind, w.collected as day
			union all select 'delivery', w.brought) s
	where w.state = 'completed' or (w.n % 24 = 5 and s.kind = 'pickup');
$$;

create function demo.platform_wash_money(first bigint, last bigint)
returns void
language sql
as $$
	insert into platform.payment_transactions (id, user_id, amount, status,
		stripe_payment_intent_id, receipt_url, transaction_type,
		booking_id, created_at)
	select md5(t.kind || w.booking)::uuid, w.user_id, w.base + w.extra,
		t.state, 'pi_' || md5('wash ' || w.booking),
		case t.state when 'succeeded' then 'https://pay.example/receipts/'
			|| md5('receipt ' || t.kind || w.booking) end,
		t.kind, w.booking, w.made + t.after
	from demo.washes(first, last) w,
		lateral (select 'payment' as kind,
				case w.money when 'failed' then 'failed'
				when 'pending' then 'canceled'
				else 'succeeded' end as state,
				interval '4 minutes' as after
			union all
			select 'refund', 'succeeded', interval '4 hours'
			where w.money = 'refunded'
			union all
			select 'chargeback', 'succeeded', interval '20 days'
			where w.n % 150 = 7
			union all
			select 'adjustment', 'succeeded', interval '2 days'
			where w.n % 150 = 8) t
	where w.base + w.extra > 0;
$$;

create function demo.platform_wash_notes(first bigint, last bigint)
returns void
language sql
as $$
	insert into platform.activities (id, actor_id, action, entity_type,
		entity_id, entity_name, description, created_at)
	select md5(a.action || w.booking)::uuid, a.actor, a.action, 'booking',
		w.booking, w.number, a.words, a.at
	from demo.washes(first, last) w
	join demo.known d on d.system = 'platform' and d.place = w.driver,
		lateral (select 'created' as action, w.user_id as actor,
				'Booked a collection' as words, w.made as at
			union all
			select 'cancelled', w.user_id, 'Cancelled the booking',
				w.made + interval '3 hours'
			where w.state = 'cancelled'
			union all
			select 'collected', d.id, 'Collected the laundry',
				demo.laundry_time(w.collected
				+ left(w.slot, 5)::time + interval '1 hour')
			where w.state = 'completed'
			union all
			select 'delivered', d.id, 'Brought the laundry back',
				demo.laundry_time(w.brought
				+ left(w.slot, 5)::time + interval '1 hour')
			where w.state = 'completed') a;
$$;

-- What the orders came to, with those of the years before.
create function demo.platform_rewards(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.loyalty_rewards (id, user_id, completed_orders,
		free_collections_earned, free_collections_used)
	select demo.platform_id('reward', k.place), k.id, o.orders,
		o.orders / 10, demo.dice(k.place, 'used', o.orders / 10 + 1)
	from demo.known k,
		lateral (select demo.dice(k.place, 'orders before', 25)
			+ (count(*) filter (where b.status = 'completed'))
				::integer
			from platform.bookings b
			where b.user_id = k.id and b.subscription_id
				= demo.platform_id('subscription', k.place))
			o (orders)
	where k.system = 'platform' and k.place between first and last
	  and demo.subscribes(k.place);

	update platform.delivery_drivers d
	set total_deliveries = demo.dice(k.place, 'driven before', 900)
		+ (select count(*) filter (where a.status = 'completed'
			and a.assignment_type = 'delivery')
		from platform.delivery_assignments a
		where a.driver_id = d.id)
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and demo.drives(k.place) and d.user_id = k.id;
$$;

select demo.add_step('platform: bookings', 'demo.platform_washes',
	demo.times(400), cost => 5, tables => 'platform.bookings
		platform.booking_items platform.delivery_assignments');
select demo.add_step('platform: payments', 'demo.platform_wash_money',
	demo.times(400), cost => 1, tables => 'platform.payment_transactions');
select demo.add_step('platform: what was done', 'demo.platform_wash_notes',
	demo.times(400), cost => 3, tables => 'platform.activities');
select demo.add_step('platform: rewards', 'demo.platform_rewards',
	demo.people_of('platform'), cost => 0.5,
	tables => 'platform.loyalty_rewards platform.delivery_drivers');

reset role;
