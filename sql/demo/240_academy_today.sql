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

create function demo.academy_week(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	b record;
begin
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

	-- Families come in turn, as before: three hours of four are taken.
	for b in
		select t, d.day, h, demo.parent_of(t, demo.turn(t, d.day, h))
				as j, demo.session_id(t, d.day, h) as id,
			demo.dice(t * 1000 + (d.day - demo.began()) * 24 + h,
				'today', 12) as roll
		from generate_series(1, least(demo.trainers(), 6)) t,
			(select demo.today() + x as day
			from generate_series(0, 6) x) d,
			demo.offered(d.day) h
		where (t + h + (d.day - demo.began())) % 4 > 0
		order by d.day, h, t
	loop
		perform demo.academy_book(b.t, b.day, b.h, b.j, b.id, b.roll);
	end loop;
end
$$;

-- One booking with its session, unless the slot or somebody is taken.
create function demo.academy_book(t integer, day date, hour integer, j bigint,
	booking text, roll integer) returns void
language plpgsql
as $$
declare
	slot academy.slot;
	starts timestamp := day + make_time(hour, 0, 0);
begin
	select l.* into slot from academy.slot l
	where l.id = demo.slot_id(t, day, hour);
	if not found or slot.is_booked or slot.is_deleted or exists (
		select from academy.schedule_booking b where b.id = booking)
		or exists (select from desk.occupancy o
			join desk.lane l on l.id = o.lane_id
			where l.system = 'academy'
			  and (l.kind, l.key) in (
				('trainer', demo.trainer_id(t)),
				('child', demo.child_id(j, 1)))
			  and o.during && tsrange(starts,
				starts + interval '1 hour')) then
		return;
	end if;
	insert into academy.schedule_booking (id, schedule_id, child_id,
		slot_id)
	values (booking, slot.schedule_id, demo.child_id(j, 1), slot.id);
	insert into academy.session (id, trainer_id, child_id, parent_id,
		booking_id, location_id, date, status, total_price)
	values (booking, demo.trainer_id(t), demo.child_id(j, 1),
		demo.parent_id(j), booking, slot.location_id, starts,
		(case when starts < demo.now() + interval '1 hour'
				and roll > 0 or roll > 2 then 'PAID'
			else 'PENDING' end)::academy.status_event_registration,
		7000);
	if roll = 2 then
		update academy.session s set status = 'CANCELED'
		where s.id = booking;
	end if;
end
$$;
select demo.add_step('academy: this week', 'demo.academy_week', 1,
	cost => 25000, kind => 'daily');

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
