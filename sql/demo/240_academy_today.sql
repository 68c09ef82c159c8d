-- SPDX-License-Identifier: GPL-3.0-or-later
-- The academy today, by its own application's ways, with all triggers on: what
-- past days left open is settled; the coming week has hours to book, some of
-- them taken; somebody trains right now; refunds wait.  Trainers of the first
-- unit, so that a day costs the same at any scale.

set role desk_owner;

-- What was laid here and nobody has settled since.
create function demo.academy_settle(first bigint, last bigint) returns void
language sql
as $$
	-- lanes were made anew: the week is booked by plans that know of them
	analyze desk.lane, desk.occupancy;

	with open as (
		select s.id, demo.roll('settled' || s.id, 4) as roll
		from generate_series(1, least(demo.trainers(), 6)) t,
			generate_series(1, 14) back,
			generate_series(0, 23) hour
		join academy.session s on s.status = 'PENDING'
		where s.id = demo.session_id(t, demo.today() - back, hour)
	)
	update academy.session s
	set status = (case open.roll when 0 then 'CANCELED' else 'PAID' end)
		::academy.status_event_registration
	from open
	where s.id = open.id;

	-- checkouts lapse after 30 minutes
	update academy.ticket t set status = 'CANCELED'
	where t.status = 'PENDING'
	  and t.created_at < demo.now() - interval '30 minutes'
	  and t.created_at >= demo.began()
	  and t.id = md5('academy checkout ' || t.created_at::date)::uuid::text;

	-- refunds of this demonstration are answered in three days, and paid
	update academy.refund r set status = 'COMPLETED'
	where r.status = 'APPROVED' and r.created_at < demo.today() - 5
	  and r.created_at >= demo.began() - 1
	  and r.id = md5('academy refund ' || r.ticket_id)::uuid::text;
	update academy.refund r set status = 'APPROVED'
	where r.status = 'PENDING' and r.created_at < demo.today() - 3
	  and r.created_at >= demo.began()
	  and r.id = md5('academy refund ' || r.ticket_id)::uuid::text;
$$;
select demo.add_step('academy: what was left open', 'demo.academy_settle', 1,
	kind => 'daily');

-- The hours that a trainer offers on a day: the afternoon, and today also the
-- present hour and the next.
create function demo.offered(day date) returns setof integer
language sql stable
as $$
	select generate_series(15, 18)
	union
	select h from generate_series(extract(hour from demo.now())::integer,
		least(extract(hour from demo.now())::integer + 1, 23)) h
	where day = demo.today()
$$;

create function demo.academy_offer() returns void
language sql
as $$
	insert into academy.schedule (id, trainer_id, start_date, end_date)
	select demo.hours_id(t, d.day), demo.trainer_id(t),
		d.day + make_time(min(h), 0, 0),
		d.day + make_interval(hours => max(h) + 1)
	from generate_series(1, least(demo.trainers(), 6)) t,
		(select demo.today() + x as day from generate_series(0, 6) x) d,
		demo.offered(d.day) h
	group by t, d.day
	on conflict do nothing;
	-- a day that was offered before it became today
	update academy.schedule s
	set start_date = least(s.start_date, demo.today()
			+ make_time(o.first, 0, 0)),
		end_date = greatest(s.end_date, demo.today()
			+ make_interval(hours => o.last + 1))
	from generate_series(1, least(demo.trainers(), 6)) t,
		(select min(h) as first, max(h) as last
		from demo.offered(demo.today()) h) o
	where s.id = demo.hours_id(t, demo.today());

	insert into academy.slot (id, schedule_id, location_id, start, "end")
	select demo.slot_id(t, d.day, h), s.id,
		demo.location_id((t + h % 2) % demo.times(4) + 1),
		lpad(h::text, 2, '0') || ':00',
		lpad((h + 1)::text, 2, '0') || ':00'
	from generate_series(1, least(demo.trainers(), 6)) t,
		(select demo.today() + x as day from generate_series(0, 6) x) d,
		demo.offered(d.day) h
	join academy.schedule s on true
	where s.id = demo.hours_id(t, d.day)
	  and not exists (select from academy.slot o
		where o.schedule_id = s.id and o.start
			= lpad(h::text, 2, '0') || ':00')
	on conflict do nothing;
$$;

-- Hours of this week that somebody takes now: filled and emptied by each run.
create unlogged table demo.academy_taken (
	booking text not null,
	slot text not null,
	schedule text not null,
	location text not null,
	trainer text not null,
	child text not null,
	parent text not null,
	starts timestamp not null,
	roll integer not null,
	constraint academy_taken_pkey primary key (booking)
);

-- Families come in turn, as before: three hours of four are taken, unless the
-- slot or somebody is by now.  Each family has one trainer, so that of these no
-- two are at once.
create function demo.academy_choose() returns void
language sql
as $$
	truncate demo.academy_taken;
	insert into demo.academy_taken
	select x.id, l.id, l.schedule_id, l.location_id, x.trainer, x.child,
		demo.parent_id(x.j), x.starts, x.roll
	from (select w.*, demo.trainer_id(w.t) as trainer,
			demo.child_id(w.j, 1) as child,
			w.day + make_time(w.h, 0, 0) as starts
		from (select t, d.day, h, demo.parent_of(t,
				demo.turn(t, d.day, h)) as j,
				demo.session_id(t, d.day, h) as id,
				demo.dice(t * 1000 + (d.day - demo.began()) * 24
					+ h, 'today', 12) as roll
			from generate_series(1, least(demo.trainers(), 6)) t,
				(select demo.today() + x as day
				from generate_series(0, 6) x) d,
				demo.offered(d.day) h
			where (t + h + (d.day - demo.began())) % 4 > 0) w
		offset 0) x
	join academy.slot l on l.id = demo.slot_id(x.t, x.day, x.h)
	where not l.is_booked and not l.is_deleted
	  and not exists (select from academy.schedule_booking b
		where b.id = x.id)
	  and not exists (select from desk.occupancy o
		join desk.lane n on n.id = o.lane_id
		where n.system = 'academy'
		  and (n.kind, n.key) in (('trainer', x.trainer),
			('child', x.child))
		  and o.during && tsrange(x.starts,
			x.starts + interval '1 hour'))
	order by x.day, x.h, x.t;
$$;

create function demo.academy_book() returns void
language sql
as $$
	insert into academy.schedule_booking (id, schedule_id, child_id,
		slot_id)
	select b.booking, b.schedule, b.child, b.slot
	from demo.academy_taken b
	order by b.starts, b.trainer;
	insert into academy.session (id, trainer_id, child_id, parent_id,
		booking_id, location_id, date, status, total_price)
	select b.booking, b.trainer, b.child, b.parent, b.booking, b.location,
		b.starts, (case when b.starts < demo.now() + interval '1 hour'
				and b.roll > 0 or b.roll > 2 then 'PAID'
			else 'PENDING' end)::academy.status_event_registration,
		7000
	from demo.academy_taken b
	order by b.starts, b.trainer;
	update academy.session s set status = 'CANCELED'
	from demo.academy_taken b
	where s.id = b.booking and b.roll = 2;
$$;

create function demo.academy_week(first bigint, last bigint) returns void
language sql
as $$
	select demo.academy_offer();
	select demo.academy_choose();
	select demo.academy_book();
$$;
select demo.add_step('academy: this week', 'demo.academy_week', 1,
	cost => 5000, kind => 'daily');

-- A checkout under way, two refunds asked for today, and an event ahead.
create function demo.academy_desk(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	next text := md5('academy event ahead ' || demo.today())::uuid::text;
	ahead academy.event;
begin
	insert into academy.event (id, title, event_type, start_date, end_date,
		start_time, end_time, price, max_participants)
	select next, 'Open clinic', 'CLINIC', demo.today() + 10,
		demo.today() + 10, '09:00', '12:00', 30, 24
	where not exists (select from academy.event e
		where e.start_date between demo.today() + 3
			and demo.today() + 21 and not e.canceled);
	insert into academy.event_ticket (event_id, type, price, capacity)
	select next, 'Full price', 30, 24
	where exists (select from academy.event e where e.id = next);
	select e.* into ahead from academy.event e
	join academy.event_ticket k on k.event_id = e.id
		and k.type = 'Full price' and k.total_amount < k.capacity
	where e.start_date > demo.today() and not e.canceled
	order by e.start_date, e.id
	limit 1;
	insert into academy.ticket (id, user_id, event_id, price, type, status,
		stripe_payment_id, created_at)
	select md5('academy checkout ' || demo.today())::uuid::text,
		demo.parent_id(demo.dice(demo.today() - date '2000-01-01',
			'buyer', demo.parents()) + 1), ahead.id, ahead.price,
		'Full price', 'PENDING',
		'pi_' || left(md5('checkout ' || demo.today()), 20),
		demo.now() - interval '6 minutes'
	where ahead.id is not null
	on conflict do nothing;

	insert into academy.refund (id, ticket_id, user_id, amount, reason,
		created_at)
	select md5('academy refund ' || t.id)::uuid::text, t.id, t.user_id,
		t.price::text, demo.one_of(t.id, array['ill',
			'double booked', 'cannot come after all']),
		demo.now() - interval '40 minutes'
	from academy.ticket t
	join academy.event e on e.id = t.event_id
	where t.status = 'ACTIVE' and t.price > 0
	  and e.start_date > demo.today()
	  and not exists (select from academy.refund r
		where r.ticket_id = t.id)
	  and exists (select from academy.payment p
		where p.stripe_payment_id = t.stripe_payment_id
		  and p.status = 'succeeded')
	order by e.start_date, md5(t.id || demo.today())
	limit 2;
end
$$;
select demo.add_step('academy: at the desk', 'demo.academy_desk', 1,
	cost => 10, kind => 'daily');

reset role;
