-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration counter's lanes now, one in every state, with who waits,
-- who wants to leave and what is dirty; and the step that brings it all about.

set role desk_owner;

-- Rooms after their guests, two of them being cleaned.
create function demo.counter_soil() returns void
language sql
as $$
	update counter.rooms r
	set status = 'DIRTY'
	from (select x.id from counter.rooms x
		where x.status = 'CLEAN'
		  and x.number not in ('225', '262', '232')
		order by md5(x.number || demo.today() || 'dirty')
		limit 8) d
	where r.id = d.id;
	update counter.rooms r
	set status = 'CLEANING'
	from (select x.id from counter.rooms x
		where x.status = 'DIRTY'
		order by md5(x.number || demo.today()) limit 3) d
	where r.id = d.id;
$$;

create function demo.counter_wait(at timestamptz) returns void
language plpgsql
as $$
declare
	room uuid := (select r.id from counter.rooms r
		where r.type = 'DOUBLE' and r.status = 'CLEAN'
		  and desk.counter_unit_holder('room', r.id, null) is null
		order by r.number <> '225', r.number limit 1);
	first uuid;
begin
	insert into counter.waitlist (id, visit_id, checkin_block_id,
		desired_tier, backup_tier, locker_or_room_assigned_initially,
		created_at)
	select demo.counter_today_key('place', s.i),
		demo.counter_today_key('visit', s.i),
		demo.counter_today_key(case when s.turns is null then 'block'
			else 'renewal' end, s.i),
		case when s.w < 3 then 'DOUBLE' else 'SPECIAL'
			end::counter.rental_type, s.rental, s.unit,
		at - interval '1 hour' + make_interval(mins => s.w::integer)
	from (select x.*, row_number() over (order by x.i) as w
		from demo.counter_now x
		where x.rental in ('STANDARD', 'LOCKER') and x.i > 12
		order by x.i limit 3) s;
	select demo.counter_today_key('place', s.i) into first
	from demo.counter_now s
	where s.rental in ('STANDARD', 'LOCKER') and s.i > 12
	order by s.i limit 1;
	if room is null or first is null then
		return;
	end if;
	update counter.waitlist w
	set status = 'OFFERED', room_id = room, offered_at = at,
		last_offered_at = at, offer_attempts = 1,
		offer_expires_at = at + interval '10 minutes'
	where w.id = first;
	insert into counter.inventory_reservations (id, kind, resource_type,
		resource_id, waitlist_id, expires_at)
	values (demo.counter_today_key('hold', 1), 'UPGRADE_HOLD', 'room',
		room, first, at + interval '10 minutes');
end
$$;

create function demo.counter_want_out(at timestamptz) returns void
language sql
as $$
	insert into counter.checkout_requests (id, occupancy_id,
		kiosk_device_id, created_at)
	select demo.counter_today_key('out', s.i), demo.counter_today_key(
		case when s.turns is null then 'block' else 'renewal' end,
		s.i), 'kiosk 1', at - make_interval(mins => s.i % 5)
	from demo.counter_now s
	where s.i in (4, 10);
	update counter.checkout_requests c
	set status = 'CLAIMED', claimed_at = at - interval '20 seconds',
		claim_expires_at = at + interval '100 seconds',
		claimed_by_staff_id = (select d.id from demo.counter_staff() d
			where d.name = 'Ben')
	where c.id = demo.counter_today_key('out', 10);
$$;

-- Registers, and lanes that have somebody: 1 waits for money, 2 renews and
-- waits for a signature, 3 and 4 choose.
create function demo.counter_start(at timestamptz) returns void
language sql
as $$
	insert into counter.register_sessions (id, staff_id, register_number,
		device_id, signed_in_at, last_heartbeat_at)
	select demo.counter_today_key('register', d.place), d.id, d.place,
		'register ' || d.place, at - interval '3 hours', at
	from demo.counter_staff() d
	where d.place < 3 and not exists (
		select from counter.register_sessions r
		where r.signed_out_at is null
		  and r.register_number = d.place);

	insert into counter.lane_sessions (id, lane_id, status, staff_id,
		customer_id, checkin_mode, created_at, updated_at)
	select demo.counter_today_key('lane', l.lane), l.lane,
		l.status::counter.lane_session_status,
		(select d.id from demo.counter_staff() d
			where d.place = 1 + l.lane % 2),
		l.customer, l.mode, at - make_interval(mins => 2 * l.lane),
		at - interval '1 minute'
	from (select x.lane, x.status, x.mode, case x.mode
			when 'RENEWAL' then (select s.customer
				from demo.counter_now s
				where s.i between 5 and 9 and s.turns is null
				order by s.i limit 1)
			else c.id end as customer
		from (values (1, 'ACTIVE', 'CHECKIN'), (2, 'ACTIVE', 'RENEWAL'),
			(3, 'ACTIVE', 'CHECKIN'), (4, 'ACTIVE', 'CHECKIN'),
			(5, 'IDLE', 'CHECKIN'),
			(6, 'AWAITING_CUSTOMER', 'CHECKIN'))
			as x (lane, status, mode)
		left join (select k.id, row_number() over (order by
				k.past_due_balance desc,
				md5(k.id::text || demo.today() || 'lane')) as i
			from counter.customers k
			where coalesce(k.banned_until < at, true)
			  and coalesce(k.dob < demo.today()
				- interval '18 years', true)
			  and k.primary_language is not null
			  and not exists (select from counter.visits v
				where v.customer_id = k.id
				  and v.ended_at is null)) c
			on c.i = x.lane and x.lane < 5) l
	where (l.customer is not null or l.lane > 4)
	  and not exists (select from counter.lane_sessions s
		where s.lane_id = l.lane::text
		  and s.status not in ('COMPLETED', 'CANCELLED'));
$$;

-- Each lane goes as far as it goes; one that somebody else has is left alone.
create function demo.counter_go_on(at timestamptz) returns void
language plpgsql
as $$
declare
	lane uuid;
	room uuid := (select r.id from counter.rooms r
		where r.type = 'STANDARD' and r.status = 'CLEAN'
		  and desk.counter_unit_holder('room', r.id, null) is null
		order by r.number limit 1);
begin
	update counter.lane_sessions l
	set proposed_rental_type = 'STANDARD', proposed_by = 'EMPLOYEE'
	where l.id in (select demo.counter_today_key('lane', n)
		from unnest(array[1, 2, 4]) n);
	update counter.lane_sessions l
	set status = 'AWAITING_ASSIGNMENT'
	where l.id in (select demo.counter_today_key('lane', n)
		from unnest(array[1, 2, 4]) n);
	update counter.lane_sessions l
	set selection_confirmed = true, selection_confirmed_by = 'CUSTOMER',
		selection_locked_at = at - interval '1 minute',
		desired_rental_type = l.proposed_rental_type
	where l.id in (select demo.counter_today_key('lane', n)
		from unnest(array[1, 2]) n);

	insert into counter.payment_intents (id, lane_session_id, amount,
		quote_json, created_at)
	select demo.counter_today_key('lane paid', n), l.id,
		(q.quote ->> 'total')::numeric, q.quote,
		at - interval '1 minute'
	from unnest(array[1, 2]) n
	join counter.lane_sessions l
		on l.id = demo.counter_today_key('lane', n)
	join counter.customers c on c.id = l.customer_id
	cross join lateral (select desk.counter_quote('STANDARD', at, c.dob,
		c.membership_card_type, c.membership_valid_until) as quote) q;
	update counter.lane_sessions l
	set status = 'AWAITING_PAYMENT', payment_intent_id = p.id,
		price_quote_json = p.quote_json
	from counter.payment_intents p
	where p.lane_session_id = l.id and l.id in (
		select demo.counter_today_key('lane', n)
		from unnest(array[1, 2]) n);
	update counter.payment_intents p
	set status = 'PAID', paid_at = at, payment_method = 'CREDIT'
	where p.id = demo.counter_today_key('lane paid', 2);
	update counter.lane_sessions l
	set status = 'AWAITING_SIGNATURE'
	where l.id = demo.counter_today_key('lane', 2);

	lane := (select l.id from counter.lane_sessions l
		where l.id = demo.counter_today_key('lane', 1));
	if lane is not null and room is not null then
		update counter.lane_sessions l
		set assigned_resource_type = 'room', assigned_resource_id = room
		where l.id = lane;
		insert into counter.inventory_reservations (id, kind,
			resource_type, resource_id, lane_session_id, expires_at)
		values (demo.counter_today_key('hold', 2), 'LANE_SELECTION',
			'room', room, lane, at + interval '10 minutes');
	end if;
end
$$;

-- The rules read desk.clock(): while this runs it shows the run's moment, and
-- that of a renewal when one is bought, for nobody else; then it is put back.
create function demo.counter_today(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	at constant timestamptz := demo.moment();
	true_clock constant text :=
		pg_get_functiondef('desk.clock()'::regprocedure);
begin
	create or replace function desk.clock() returns timestamptz
		language sql volatile
		return current_setting('demo.clock')::timestamptz;
	perform demo.counter_clock(at);
	-- who waits is laid after the rooms were cleaned, by this clock
	set constraints counter.rooms_offer immediate;
	truncate demo.counter_now;
	perform demo.counter_end_requests(at);
	perform demo.counter_leave(at);
	perform demo.counter_plan(at);
	perform demo.counter_enter();
	perform demo.counter_clock(at);
	perform demo.counter_enter_records();
	perform demo.counter_soil();
	perform demo.counter_wait(at);
	perform demo.counter_want_out(at);
	perform demo.counter_start(at);
	perform demo.counter_go_on(at);
	execute true_clock;
end
$$;

select demo.add_step('counter: today', 'demo.counter_today', 1, cost => 900,
	kind => 'daily');

reset role;
