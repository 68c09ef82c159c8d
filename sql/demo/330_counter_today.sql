-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration counter now: what earlier days left open ends, and the
-- house is two thirds full, with a few over their time and a lane in every
-- state.  Everything goes through the triggers, as the application's writes do.

set role desk_owner;

create unlogged table demo.counter_now (
	i integer not null,
	customer uuid not null,
	customer_name text not null,
	unit uuid not null,
	kind text not null,
	rental counter.rental_type not null,
	starts timestamptz not null,
	turns timestamptz,
	ends timestamptz not null,
	constraint counter_now_pkey primary key (i)
);

-- The clock of the rules, as it is set here; demo.counter_today() puts the
-- true one back.
create function demo.counter_clock(at timestamptz) returns void
language sql
as $$ select set_config('demo.clock', at::text, true) $$;

-- Lanes, waits and requests that nobody came back to.
create function demo.counter_end_requests(at timestamptz) returns void
language sql
as $$
	update counter.lane_sessions
	set status = 'COMPLETED', customer_id = null,
		proposed_rental_type = null, proposed_by = null,
		selection_confirmed = false, selection_confirmed_by = null,
		selection_locked_at = null, payment_intent_id = null,
		assigned_resource_type = null, assigned_resource_id = null
	where status not in ('COMPLETED', 'CANCELLED')
	  and created_at < at - interval '4 hours';
	update counter.payment_intents p
	set status = 'CANCELLED'
	where p.status = 'DUE' and p.created_at < at - interval '4 hours';
	update counter.register_sessions
	set signed_out_at = greatest(signed_in_at, last_heartbeat_at)
	where signed_out_at is null
	  and last_heartbeat_at < at - interval '4 hours';
	update counter.checkout_requests c
	set status = 'CANCELLED'
	where c.status in ('SUBMITTED', 'CLAIMED')
	  and c.created_at < at - interval '4 hours';
$$;

-- Stays that ended long ago: people go, rooms are cleaned.
create function demo.counter_leave(at timestamptz) returns void
language plpgsql
as $$
declare
	gone uuid[] := array(
		select v.id
		from counter.visits v
		join counter.checkin_blocks b on b.visit_id = v.id
		where v.ended_at is null
		group by v.id
		having max(b.ends_at) < at - interval '3 hours');
	people uuid[] := array(select v.customer_id from counter.visits v
		where v.id = any (gone));
begin
	update counter.waitlist w
	set status = 'CANCELLED', cancelled_at = at,
		cancel_reason = 'CHECKED_OUT'
	where w.visit_id = any (gone) and w.status in ('ACTIVE', 'OFFERED');
	update counter.visits v
	set ended_at = (select max(b.ends_at) from counter.checkin_blocks b
		where b.visit_id = v.id)
	where v.id = any (gone);
	update counter.rooms
	set status = 'DIRTY', assigned_to_customer_id = null
	where assigned_to_customer_id = any (people);
	update counter.lockers
	set status = 'CLEAN', assigned_to_customer_id = null
	where assigned_to_customer_id = any (people);
	update counter.rooms set status = 'CLEANING' where status = 'DIRTY';
	update counter.rooms set status = 'CLEAN' where status = 'CLEANING';
end
$$;

-- Who is inside since when: the first four are over their time, the next five
-- leave within half an hour, and every sixth stays twice as long.
create function demo.counter_plan(at timestamptz) returns void
language sql
as $$
	insert into demo.counter_now
	select u.i, c.id, c.name, u.id, u.kind, u.rental,
		e.at - x.stay - make_interval(mins =>
			case when u.i % 6 = 5 then 0
			else demo.roll('rounded' || u.i, 15) end),
		case when u.i % 6 = 5 then e.at - interval '6 hours' end, e.at
	from (select row_number() over (order by free.kind = 'locker'
				and free.place > 1, free.place)::integer as i,
			free.*
		from (select y.*, row_number() over (partition by y.kind
				order by md5(y.number || demo.today())) as place
			from demo.counter_unit y
			left join counter.rooms r on r.id = y.id
			left join counter.lockers l on l.id = y.id
			where coalesce(r.status, l.status) = 'CLEAN'
			  and desk.counter_unit_holder(y.kind, y.id, null)
				is null
			  and y.number not in ('225', '262', '232')) free
		where free.place <= case free.kind when 'room' then 30
			else 52 end) u
	join (select k.id, k.name, row_number() over (order by
			md5(k.id::text || demo.today())) as i
		from counter.customers k
		where coalesce(k.banned_until < at, true)
		  and coalesce(k.dob < demo.today() - interval '18 years',
			true)
		  and k.past_due_balance = 0
		  and not exists (select from counter.visits v
			where v.customer_id = k.id
			  and v.ended_at is null)) c on c.i = u.i
	cross join lateral (select date_bin('15 minutes', at,
			'2000-01-01 00:00+00') + make_interval(mins => case
		when u.i <= 4 then (array[-105, -75, -60, -15])[u.i]
		when u.i <= 9 then 15 + 15 * (u.i % 2)
		else 45 + 15 * demo.roll('stay' || u.i, 20) end) as at) e
	cross join lateral (select case when u.i % 6 = 5 then
		interval '12 hours' else interval '6 hours' end as stay) x
	where u.i <= 82 - (select count(*) from counter.visits v
		where v.ended_at is null)
	  and c.i <= (select count(*) from counter.customers) * 2 / 5;
$$;

create function demo.counter_today_key(what text, i integer) returns uuid
language sql stable
return md5('counter ' || demo.today() || ' ' || what || ' ' || i)::uuid;

-- They come in.
create function demo.counter_enter() returns void
language plpgsql
as $$
declare
	renewed demo.counter_now;
begin
	update counter.rooms r
	set status = 'OCCUPIED', assigned_to_customer_id = s.customer
	from demo.counter_now s where r.id = s.unit;
	update counter.lockers l
	set status = 'OCCUPIED', assigned_to_customer_id = s.customer
	from demo.counter_now s where l.id = s.unit;

	insert into counter.visits (id, customer_id, started_at)
	select demo.counter_today_key('visit', s.i), s.customer, s.starts
	from demo.counter_now s;
	insert into counter.checkin_blocks (id, visit_id, block_type,
		starts_at, ends_at, room_id, locker_id, rental_type)
	select demo.counter_today_key('block', s.i),
		demo.counter_today_key('visit', s.i), 'INITIAL', s.starts,
		coalesce(s.turns, s.ends),
		case s.kind when 'room' then s.unit end,
		case s.kind when 'locker' then s.unit end, s.rental
	from demo.counter_now s;
	for renewed in
		select * from demo.counter_now s
		where s.turns is not null order by s.i
	loop
		perform demo.counter_clock(renewed.turns);
		insert into counter.checkin_blocks (id, visit_id, block_type,
			starts_at, ends_at, room_id, locker_id, rental_type)
		values (demo.counter_today_key('renewal', renewed.i),
			demo.counter_today_key('visit', renewed.i), 'RENEWAL',
			renewed.turns, renewed.ends,
			case renewed.kind when 'room' then renewed.unit end,
			case renewed.kind when 'locker' then renewed.unit end,
			renewed.rental);
	end loop;
end
$$;

-- What belongs to coming in: it was paid, signed and written down.
create function demo.counter_enter_records() returns void
language sql
as $$
	insert into counter.payment_intents (id, amount, quote_json,
		created_at)
	select demo.counter_today_key('paid', s.i), (q.quote ->>
		'total')::numeric, q.quote, s.starts - interval '4 minutes'
	from demo.counter_now s
	join counter.customers c on c.id = s.customer
	cross join lateral (select desk.counter_quote(s.rental, s.starts,
		c.dob, c.membership_card_type, c.membership_valid_until)
		as quote) q;
	update counter.payment_intents p
	set status = 'PAID', paid_at = s.starts - interval '2 minutes',
		payment_method = case when s.i % 3 = 0 then 'CASH'
			else 'CREDIT' end
	from demo.counter_now s
	where p.id = demo.counter_today_key('paid', s.i);

	insert into counter.agreement_signatures (id, agreement_id,
		agreement_text_snapshot, agreement_version, checkin_block_id,
		signature_strokes_json, signed_at, customer_name)
	select demo.counter_today_key('signature', s.i), a.id, a.body_text,
		a.version, demo.counter_today_key('block', s.i),
		'[[[0,4],[9,1]]]', s.starts - interval '1 minute',
		s.customer_name
	from demo.counter_now s
	join counter.agreements a on a.active;

	insert into counter.audit_log (id, staff_id, user_role, action,
		entity_type, entity_id, new_value, created_at)
	select demo.counter_today_key('audit ' || a.action, s.i), d.id,
		'STAFF', a.action::counter.audit_action, a.entity, a.id,
		jsonb_build_object('rentalType', s.rental), s.starts
	from demo.counter_now s
	join demo.counter_staff() d on d.place = 1 + s.i % 2
	cross join lateral (values
		('CHECK_IN', 'visit', demo.counter_today_key('visit', s.i)),
		('ASSIGN', s.kind, s.unit)) as a (action, entity, id);
$$;

reset role;
