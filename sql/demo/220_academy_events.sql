-- SPDX-License-Identifier: GPL-3.0-or-later
-- The academy's events: eight a unit of six trainers, five behind and three
-- ahead, each on days of its own and in the morning, with a fifth of the
-- unit's families in it, in every state that a ticket and a refund can have.

set role desk_owner;

create function demo.event_id(n bigint) returns text
language sql immutable
return md5('academy event ' || n::text)::uuid::text;

create function demo.event_ticket_id(n bigint, kind text) returns text
language sql immutable
return md5('academy event ' || n::text || ' ' || kind)::uuid::text;

create function demo.academy_events(first bigint, last bigint) returns void
language sql
as $$
	insert into academy.event (id, title, description, event_type,
		location_id, start_date, end_date, start_time, end_time, price,
		max_participants, min_age, max_age, skill_levels, documents,
		image, canceled)
	select demo.event_id(n), k.title, 'Bring water and a cap.',
		k.type::academy.event_type,
		demo.location_id((n - 1) / 2 % demo.times(4) + 1),
		demo.began() + k.off, demo.began() + k.off + k.days - 1,
		'09:00', '12:00', k.price, 80, k.young, 16, '{}',
		array['https://docs.example/waiver.pdf'],
		'https://images.example/event-' || (n - 1) % 8 || '.jpg',
		k.k = 2
	from generate_series(first, last) n
	join (values
		(0, 'Summer camp', 'CAMP', -61, 3, 180, 6),
		(1, 'Goalkeeping clinic', 'CLINIC', -40, 1, 45, 6),
		(2, 'Rainy-day clinic', 'CLINIC', -26, 1, 45, 6),
		(3, 'Parents meet trainers', 'NETWORKING', -12, 1, 10, null),
		(4, 'Passing clinic', 'CLINIC', -5, 1, 45, 6),
		(5, 'Holiday camp', 'CAMP', 9, 4, 220, 6),
		(6, 'Shooting clinic', 'CLINIC', 18, 1, 45, 6),
		(7, 'Winter camp', 'CAMP', 37, 5, 260, 6))
		as k (k, title, type, off, days, price, young)
		on k.k = (n - 1) % 8;
	insert into academy.event_trainer (event_id, trainer_id)
	select demo.event_id(n), demo.trainer_id((n - 1) / 8 * 6 + x)
	from generate_series(first, last) n, generate_series(1, 2) x;
	insert into academy.event_ticket (id, event_id, type, price, capacity,
		deleted)
	select demo.event_ticket_id(n, k.type), demo.event_id(n), k.type,
		round(e.price * k.share, 2), k.capacity, k.type = 'Trial'
	from generate_series(first, last) n
	join academy.event e on e.id = demo.event_id(n),
		(values ('Early bird', 0.85, 10), ('Full price', 1.0, 60),
			('Siblings', 0.9, 60), ('Trial', 0.0, 5))
			as k (type, share, capacity);
$$;
select demo.add_step('academy: events', 'demo.academy_events', demo.times(8),
	cost => 7,
	tables => 'academy.event academy.event_trainer academy.event_ticket');

-- The tickets of events, numbered within each from 1.
create function demo.sold_tickets(first bigint, last bigint)
returns table (n bigint, i bigint, j bigint, id text, event text, parent text,
	places integer, type text, price numeric,
	status academy.status_ticket, bought timestamp,
	refund academy.status_refund)
language sql stable
as $$
	with buyer as (
		select e.n, (e.n - 1) % 8 as k, f.j, row_number() over (
			partition by e.n order by f.j) as i,
			demo.began() + (array[-61, -40, -26, -12, -5, 9, 18,
				37])[(e.n - 1) % 8 + 1] as starts
		from generate_series(first, last) e (n)
		cross join lateral generate_series((e.n - 1) / 8 * 6 + 1,
			(e.n - 1) / 8 * 6 + 6) t
		cross join lateral generate_series(0,
			demo.families_of(t) - 1) r
		cross join lateral (select demo.parent_of(t, r) as j) f
		where (r + t * 2 + e.n * 3) % 5 = 0
	)
	select b.n, b.i, b.j, md5('academy ticket ' || b.n || '/' || b.j)
			::uuid::text,
		demo.event_id(b.n), parent.id::text, p.places, y.type,
		round(v.price * p.places, 2), x.status,
		least(b.starts - 3, demo.began() - 1)
			- demo.dice(b.j * 8 + b.k, 'bought', 20)
			+ make_time(8 + (b.i % 13)::integer, 0, 0),
		x.refund
	from buyer b
	join demo.known parent on parent.system = 'academy'
		and parent.place = b.j + demo.trainers() + demo.scale()
	cross join lateral (select case when demo.kids(b.j) > 1 and b.i % 3 = 0
		then 2 else 1 end as places) p
	cross join lateral (select case when p.places > 1 then 'Siblings'
		when b.i <= 12 then 'Early bird' else 'Full price' end
		as type) y
	join academy.event_ticket v
		on v.id = demo.event_ticket_id(b.n, y.type)
	cross join lateral (select (case
		when b.k = 2 then 'REFUNDED'
		when b.i in (2, 16) then 'REFUNDED'
		when b.i in (4, 8) then 'CANCELED'
		when b.i = 7 and b.k < 5 then 'CANCELED'
		when b.i = 7 then 'PENDING'
		else 'ACTIVE' end)::academy.status_ticket as status,
		(case when b.k = 2 or b.i in (2, 16) then 'COMPLETED'
		when b.i = 4 then 'APPROVED'
		when b.i = 5 then 'REJECTED'
		when b.i in (6, 10) and b.k >= 4 then 'PENDING' end)
			::academy.status_refund as refund) x
$$;

-- What is being laid: filled and emptied by each batch.
create unlogged table demo.sold as
select * from demo.sold_tickets(1, 0);

create function demo.academy_tickets(first bigint, last bigint) returns void
language sql
as $$
	truncate demo.sold;
	insert into demo.sold select * from demo.sold_tickets(first, last);

	insert into academy.payment (id, user_id, event_id, event_ticket_id,
		stripe_payment_id, amount, currency, status, payment_method,
		email, created_at)
	select md5('academy payment ' || s.id)::uuid::text, s.parent, s.event,
		demo.event_ticket_id(s.n, s.type),
		'pi_' || left(md5('t' || s.id), 20), s.price, 'usd',
		case when s.status = 'PENDING' then 'pending'
			when s.i = 7 then 'failed'
			when s.refund = 'COMPLETED' then 'refunded'
			else 'succeeded' end, 'card', u.email, s.bought
	from demo.sold s
	join academy."user" u on u.id = s.parent;
	insert into academy.ticket (id, user_id, event_id, child_id, price,
		type, capacity, status, stripe_payment_id, created_at)
	select s.id, s.parent, s.event, demo.child_id(s.j, 1), s.price, s.type,
		s.places, s.status, 'pi_' || left(md5('t' || s.id), 20),
		s.bought
	from demo.sold s;
	insert into academy.refund (id, ticket_id, user_id, amount, status,
		stripe_payment_id, reason, created_at)
	select md5('academy refund ' || s.id)::uuid::text, s.id, s.parent,
		s.price::text, s.refund, 'pi_' || left(md5('t' || s.id), 20),
		case when s.refund = 'REJECTED' then 'Asked after the event'
			else demo.pick(s.j, 'why', array['ill', 'moving away',
			'other plans', 'injured']) end,
		least(s.bought + interval '2 days',
			demo.began() - interval '1 hour' * (s.i % 20))
	from demo.sold s
	where s.refund is not null;
	insert into academy.user_ticket (id, user_id, ticket_id,
		event_ticket_id, child_id, status, refund_id)
	select md5('child ' || c || ' ' || s.id)::uuid::text, s.parent, s.id,
		demo.event_ticket_id(s.n, s.type), demo.child_id(s.j, c),
		s.status::text, case s.status when 'REFUNDED'
			then md5('academy refund ' || s.id)::uuid::text end
	from demo.sold s, generate_series(1, s.places) c;
	insert into academy.event_registration (id, event_id, child_id, status)
	select md5('place ' || c || ' ' || s.id)::uuid::text, s.event,
		demo.child_id(s.j, c),
		(case s.status when 'ACTIVE' then 'PAID' when 'PENDING'
			then 'PENDING' else 'CANCELED' end)
			::academy.status_event_registration
	from demo.sold s, generate_series(1, s.places) c;
	insert into academy.event_subscription (id, user_id, event_id, email,
		status, unsubscribe_token)
	select md5('news ' || s.id)::uuid::text, s.parent, s.event, u.email,
		(case s.i % 7 when 0 then 'UNSUBSCRIBED' else 'ACTIVE' end)
			::academy.newsletter_status,
		md5('unsubscribe ' || s.id || demo.seed())
	from demo.sold s
	join academy."user" u on u.id = s.parent
	where s.i % 2 = 0;
$$;
select demo.add_step('academy: tickets', 'demo.academy_tickets',
	demo.times(8), batch => 400, cost => 300,
	tables => 'academy.payment academy.ticket academy.refund
	academy.user_ticket academy.event_registration
	academy.event_subscription');

reset role;
