-- SPDX-License-Identifier: GPL-3.0-or-later
-- What else the demonstration counter's past has left: extensions and late
-- fees, who waited, who asked to leave, how rooms were cleaned, lanes that were
-- called off, and the audit log.

set role desk_owner;

create function demo.counter_last_block(s demo.counter_stay) returns uuid
language sql stable
return demo.counter_key('block ' || s.blocks[cardinality(s.blocks)], s.n);

-- What those who were late paid: asked once for each number of minutes.
create function demo.counter_fees()
returns table (late integer, minor integer, ban_days integer)
language sql
as $$
	select x.late, f.minor, f.ban_days
	from (select distinct s.late from demo.counter_stay s) x
	cross join lateral desk.counter_late_fee(x.late) f
$$;

create function demo.counter_lay_money() returns void
language sql
as $$
	-- a renewal costs what a stay does, two hours are 20.00 and the fee
	insert into counter.payment_intents (id, amount, status, quote_json,
		paid_at, payment_method, created_at)
	select demo.counter_key('paid ' || b.kind, s.n), q.amount, 'PAID',
		q.quote, b.at, case s.n % 2 when 0 then 'CASH'
			else 'CREDIT' end, b.at - interval '2 minutes'
	from demo.counter_stay s
	cross join lateral (select x.kind, s.ends - interval '2 hours'
			- interval '10 minutes' as at
		from unnest(s.blocks) x (kind)
		where x.kind <> 'INITIAL') b
	cross join lateral (select case b.kind
		when 'FINAL2H' then jsonb_build_object('type',
			'FINAL_EXTENSION', 'visitId',
			demo.counter_key('visit', s.n), 'blockId',
			demo.counter_key('block FINAL2H', s.n), 'hours', 2,
			'amount', 20)
		else demo.counter_quote(desk.counter_rental_words(s.rental),
			s.room_minor, s.fee_minor) end as quote,
		case b.kind when 'FINAL2H' then 20.00
			else (s.room_minor + s.fee_minor) / 100 end as amount) q;

	insert into counter.charges (id, visit_id, checkin_block_id, type,
		amount, payment_intent_id, created_at)
	select demo.counter_key('charge final', s.n),
		demo.counter_key('visit', s.n),
		demo.counter_key('block FINAL2H', s.n), 'FINAL_EXTENSION',
		20.00, demo.counter_key('paid FINAL2H', s.n),
		s.ends - interval '130 minutes'
	from demo.counter_stay s
	where 'FINAL2H' = any (s.blocks);

	insert into counter.charges (id, visit_id, checkin_block_id, type,
		amount, created_at)
	select demo.counter_key('charge late', s.n),
		demo.counter_key('visit', s.n), demo.counter_last_block(s),
		'LATE_FEE', f.minor / 100, s.ended
	from demo.counter_stay s
	join demo.counter_fees() f using (late)
	where s.late >= 30;

	insert into counter.late_checkout_events (id, customer_id,
		occupancy_id, checkout_request_id, late_minutes, fee_amount,
		ban_applied, created_at)
	select demo.counter_key('late', s.n), s.customer,
		demo.counter_last_block(s),
		case when s.n % 3 = 0 then demo.counter_key('checkout', s.n) end,
		s.late, f.minor / 100, f.ban_days > 0, s.ended
	from demo.counter_stay s
	join demo.counter_fees() f using (late)
	where s.late >= 30;

	-- the last visit of a customer: what they still owe, who is banned
	update counter.customers c
	set past_due_balance = case when s.n % 3 = 1 then f.minor / 100 else 0
			end,
		banned_until = case when f.ban_days > 0
			then s.ended + make_interval(days => f.ban_days) end,
		updated_at = s.ended
	from demo.counter_stay s
	join demo.counter_fees() f using (late)
	where c.id = s.customer and s.n = s.place and s.late >= 30;
$$;

create function demo.counter_lay_requests() returns void
language sql
as $$
	insert into counter.waitlist (id, visit_id, checkin_block_id,
		desired_tier, backup_tier, locker_or_room_assigned_initially,
		room_id, status, offered_at, offer_expires_at, last_offered_at,
		offer_attempts, completed_at, cancelled_at,
		cancelled_by_staff_id, cancel_reason, created_at)
	select demo.counter_key('place', s.n), demo.counter_key('visit', s.n),
		demo.counter_key('block INITIAL', s.n),
		case when w.upgraded then s.rental else 'SPECIAL' end,
		case when w.upgraded then 'STANDARD' else s.rental end,
		case when not w.upgraded then s.unit end,
		case when w.upgraded then s.unit end,
		w.status::counter.waitlist_status,
		case when w.upgraded then w.at end,
		case when w.upgraded then w.at + interval '10 minutes' end,
		case when w.upgraded then w.at end, w.upgraded::integer,
		case when w.upgraded then w.at + interval '4 minutes' end,
		case w.status when 'CANCELLED' then s.ended end,
		case when w.status = 'CANCELLED' and s.n % 60 = 4
			then s.staff end,
		case w.status when 'CANCELLED' then case when s.n % 60 = 4
			then 'Cancelled by staff' else 'CHECKED_OUT' end end,
		s.starts
	from demo.counter_stay s
	cross join lateral (select s.rental in ('DOUBLE', 'SPECIAL')
		as upgraded, s.starts + interval '40 minutes' as at,
		case when s.rental in ('DOUBLE', 'SPECIAL') then 'COMPLETED'
			when s.n % 30 = 4 then 'CANCELLED'
			else 'EXPIRED' end as status) w
	where w.upgraded and s.n % 2 = 0
	   or not w.upgraded and s.n % 30 in (4, 14);

	insert into counter.payment_intents (id, amount, status, quote_json,
		paid_at, payment_method, created_at)
	select demo.counter_key('paid upgrade', s.n), u.minor / 100.0, 'PAID',
		jsonb_build_object('type', 'UPGRADE', 'fromTier', 'STANDARD',
			'toTier', s.rental, 'amount', u.minor / 100,
			'waitlistId', demo.counter_key('place', s.n),
			'newRoomId', s.unit, 'newRoomNumber', s.number),
		s.starts + interval '43 minutes', 'CREDIT',
		s.starts + interval '41 minutes'
	from demo.counter_stay s
	join desk.counter_upgrade u on u.from_tier = 'STANDARD'
		and u.to_tier = s.rental
	where s.n % 2 = 0;

	insert into counter.charges (id, visit_id, checkin_block_id, type,
		amount, payment_intent_id, created_at)
	select demo.counter_key('charge upgrade', s.n),
		demo.counter_key('visit', s.n),
		demo.counter_key('block INITIAL', s.n), 'UPGRADE_FEE',
		u.minor / 100, demo.counter_key('paid upgrade', s.n),
		s.starts + interval '43 minutes'
	from demo.counter_stay s
	join desk.counter_upgrade u on u.from_tier = 'STANDARD'
		and u.to_tier = s.rental
	where s.n % 2 = 0;

	insert into counter.checkout_requests (id, occupancy_id, key_tag_id,
		kiosk_device_id, status, claimed_by_staff_id, claimed_at,
		claim_expires_at, customer_checklist_json, late_minutes,
		late_fee_amount, ban_applied, items_confirmed, fee_paid,
		created_at, completed_at)
	select demo.counter_key('checkout', s.n), demo.counter_last_block(s),
		t.id, 'kiosk 1', (case when s.n % 30 = 10 then 'CANCELLED'
			else 'VERIFIED' end)::counter.checkout_request_status,
		c.staff, c.at, c.at + interval '2 minutes',
		'{"key": true, "towel": true}',
		case when s.late >= 30 then s.late else 0 end, f.minor / 100,
		f.ban_days > 0, c.staff is not null, c.staff is not null,
		s.ended - interval '5 minutes',
		case when c.staff is not null then s.ended end
	from demo.counter_stay s
	join demo.counter_fees() f using (late)
	cross join lateral (select case when s.n % 30 <> 10 then s.staff end
			as staff,
		case when s.n % 30 <> 10 then s.ended - interval '1 minute' end
			as at) c
	join counter.key_tags t on t.tag_code = case s.kind when 'room'
		then 'R' else 'L' end || s.number
	where s.n % 3 = 0 or s.n % 30 = 10;
$$;

-- Rooms that were used are cleaned; now and then one is said to be clean.
create function demo.counter_lay_cleaning() returns void
language sql
as $$
	insert into counter.cleaning_batches (id, staff_id, started_at,
		completed_at)
	select demo.counter_key('cleaning', s.n), s.staff,
		s.ended + interval '8 minutes', s.ended + interval '30 minutes'
	from demo.counter_stay s
	where s.kind = 'room';

	insert into counter.cleaning_batch_rooms (id, batch_id, room_id,
		status_from, status_to, transition_time, override_flag,
		override_reason)
	select demo.counter_key('cleaned ' || c.becomes, s.n),
		demo.counter_key('cleaning', s.n), s.unit,
		c.was::counter.room_status, c.becomes::counter.room_status,
		s.ended + make_interval(mins => c.mins), x.at_once,
		case when x.at_once then 'nobody has used it' end
	from demo.counter_stay s
	cross join lateral (select demo.dice(s.n, 'clean', 20) = 0 as at_once) x
	join (values ('DIRTY', 'CLEANING', 10, false),
		('CLEANING', 'CLEAN', 28, false), ('DIRTY', 'CLEAN', 10, true))
		as c (was, becomes, mins, at_once) on c.at_once = x.at_once
	where s.kind = 'room';

	-- somebody who went away before they paid
	with lane as (
		insert into counter.lane_sessions (id, lane_id, status,
			staff_id, customer_id, proposed_rental_type,
			proposed_by, selection_confirmed,
			selection_confirmed_by, selection_locked_at,
			payment_intent_id, price_quote_json, created_at,
			updated_at)
		select demo.counter_key('lane off', s.n), s.lane, 'CANCELLED',
			s.staff, s.customer, s.rental, 'EMPLOYEE', true,
			'EMPLOYEE', s.starts - interval '20 minutes',
			demo.counter_key('payment off', s.n),
			demo.counter_quote(desk.counter_rental_words(s.rental),
				s.room_minor, s.fee_minor),
			s.starts - interval '25 minutes',
			s.starts - interval '15 minutes'
		from demo.counter_stay s
		where s.n % 50 = 3
		returning id, payment_intent_id, price_quote_json, updated_at)
	insert into counter.payment_intents (id, lane_session_id, amount,
		status, quote_json, created_at)
	select l.payment_intent_id, l.id,
		(l.price_quote_json ->> 'total')::numeric, 'CANCELLED',
		l.price_quote_json, l.updated_at
	from lane l;
$$;

create function demo.counter_lay_audit() returns void
language sql
as $$
	insert into counter.audit_log (id, staff_id, user_role, action,
		entity_type, entity_id, old_value, new_value, override_reason,
		metadata, created_at)
	select demo.counter_key('audit ' || a.action || a.entity, s.n),
		s.staff, 'STAFF', a.action::counter.audit_action, a.entity,
		a.id, a.was::jsonb, a.becomes, a.reason, jsonb_build_object('lane',
			s.lane), a.at
	from demo.counter_stay s
	-- not a lateral VALUES, which would be prepared anew for every stay
	cross join lateral (
		select 'CHECK_IN' as action, 'visit' as entity,
			demo.counter_key('visit', s.n) as id, null as was,
			jsonb_build_object('rentalType', s.rental, 'unit',
				s.number) as becomes, null as reason,
			s.starts as at
		union all
		select 'ASSIGN', s.kind, s.unit, '{"status": "CLEAN"}',
			'{"status": "OCCUPIED"}', null, s.starts
		union all
		select 'STATUS_CHANGE', 'payment_intent',
			demo.counter_key('payment', s.n), '{"status": "DUE"}',
			'{"status": "PAID"}', null,
			s.starts - interval '2 minutes'
		union all
		select 'CHECK_OUT', 'visit', demo.counter_key('visit', s.n),
			null, jsonb_build_object('lateMinutes', s.late), null,
			s.ended
		union all
		select 'RELEASE', s.kind, s.unit, '{"status": "OCCUPIED"}',
			case s.kind when 'room' then '{"status": "DIRTY"}'
				else '{"status": "CLEAN"}' end::jsonb, null,
			s.ended
		union all
		select 'FINAL_EXTENSION_PAID', 'checkin_block',
			demo.counter_key('block FINAL2H', s.n), null,
			'{"amount": 20}', null, s.ends - interval '130 minutes'
		where 'FINAL2H' = any (s.blocks)
		union all
		select 'UPGRADE_COMPLETED', 'waitlist',
			demo.counter_key('place', s.n), '{"tier": "STANDARD"}',
			jsonb_build_object('tier', s.rental), null,
			s.starts + interval '44 minutes'
		where s.rental in ('DOUBLE', 'SPECIAL') and s.n % 2 = 0
		union all
		select 'OVERRIDE', 'room', s.unit, '{"status": "DIRTY"}',
			'{"status": "CLEAN"}', 'nobody has used it',
			s.ended + interval '10 minutes'
		where s.kind = 'room' and demo.dice(s.n, 'clean', 20) = 0
	) a;
$$;

create function demo.counter_past(first bigint, last bigint) returns void
language plpgsql
as $$
begin
	truncate demo.counter_stay;
	perform demo.counter_lay_out(first, last);
	analyze demo.counter_stay;
	perform demo.counter_lay_stays();
	perform demo.counter_lay_requests();
	perform demo.counter_lay_money();
	perform demo.counter_lay_cleaning();
	perform demo.counter_lay_audit();
end
$$;

select demo.add_step('counter: visits', 'demo.counter_past',
	demo.counter_visits(), batch => 10000, cost => 17,
	tables => 'counter.lane_sessions counter.payment_intents
		counter.visits counter.checkin_blocks
		counter.agreement_signatures counter.charges
		counter.late_checkout_events counter.customers counter.waitlist
		counter.checkout_requests counter.cleaning_batches
		counter.cleaning_batch_rooms counter.audit_log');

reset role;
