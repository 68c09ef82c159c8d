-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a lane gives: the unit and another one than asked for, a place on the
-- waitlist, rooms that the waitlist is owed, renewals and the last two hours
-- (domain.md 1.3, 1.4, 1.6).
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
select no_plan();
insert into counter.customers (id, name, dob, primary_language)
select t.id('guest ' || n), 'Guest Number' || chr(64 + n), '1980-01-01', 'EN'
from generate_series(1, 12) n;

-- A unit of another tier waits for the customer's answer.
select t.goes('1', 'bo', 'AWAITING_PAYMENT');
select is(t.board('1') ->> 'unit', 'room:200', 'the first standard room');
select is(t.hears('lane_assign', '1', '''room:216'''), 'Room 216 is DOUBLE, not '
	'STANDARD: the customer accepts or declines it first', 'another tier');
select is(t.board('1') ->> 'next_words', 'ask about room 216, DOUBLE', 'asks');
select is(t.hears('lane_pay', '1', '''CASH'', null, 4300'), 'state: Room 216 '
	'is DOUBLE, not STANDARD: the customer accepts or declines it first',
	'nothing is paid meanwhile');
select is(t.hears('lane_answer', '1', 'false'),
	'Room 216 is declined: STANDARD as before', 'declined');
select is(t.board('1') ->> 'unit_words', 'no unit yet; no one waits for '
	'STANDARD', 'nothing is held');
select is(t.hears('lane_assign', '1', '''room:216'''), 'Room 216 is DOUBLE, not '
	'STANDARD: the customer accepts or declines it first', 'again');
select is(t.hears('lane_answer', '1', 'true'), 'Room 216, DOUBLE, is accepted',
	'accepted');
select is(t.board('1') #>> '{quote,total_minor}', '5300', 'at its own price');
select is(t.hears('lane_pay', '1', '''CASH'', null, 4300'), 'stale: 53.00 is '
	'due by now, not 43.00: nothing was taken', 'which is the one to pay');
select is(t.hears('lane_pay', '1', '''CASH'', null, 5300'),
	'53.00 was taken in cash', 'paid');
select is(t.hears('lane_assign', '1', '''room:201'''), 'state: DOUBLE is paid: '
	'SPECIAL is an upgrade after the check-in', 'then it is an upgrade');
select is(t.hears('lane_assign', '1', '''room:218'''),
	'Room 218 is held for Larsen, Bo', 'another one of the tier may be');
select is(t.hears('lane_sign', '1', '''MANUAL'', null'),
	'Larsen, Bo: room 218 until 20:15', 'and is given');
select results_eq($$ select s.proposed_rental_type::text,
		s.desired_rental_type::text, b.rental_type::text
	from counter.lane_sessions s
	join counter.checkin_blocks b on b.session_id = s.id $$,
	$$ values ('STANDARD', 'DOUBLE', 'DOUBLE') $$,
	'what was asked and what was agreed are both on record');

-- Two lanes and one unit.
select t.goes('1', 'guest 1', 'LOCKED', 'SPECIAL');
select t.goes('2', 'guest 2', 'LOCKED', 'SPECIAL');
select is(t.board('1') ->> 'unit', 'room:201', 'lane 1 holds the first');
select is(t.board('2') ->> 'unit', 'room:232', 'lane 2 the second');
select is(t.hears('lane_assign', '2', '''room:201'''),
	'clash: Room 201 is held: selected at lane 1', 'not the same');
select is(t.hears('lane_assign', '2', unit), said, unit)
from (values ('''room:218''', 'clash: Room 218 is somebody else''s'),
	('''locker:001''', 'Locker 001 is LOCKER, not SPECIAL: the customer '
		'accepts or declines it first'))
	as v (unit, said);
update counter.rooms set status = 'DIRTY' where number = '256';
select is(t.hears('lane_assign', '2', '''room:256'''),
	'state: Room 256 is dirty, not clean', 'a dirty one');

-- The tier is gone: what number they would be, and what is free.
select is(t.hears('lane_reset', '2', 'null'), 'Lane 2 is reset', 'lane 2');
select t.goes('2', 'guest 2', 'COMPLETED', 'SPECIAL');
select is(t.hears('lane_ask_payment', '1'), '63.00 is due', 'lane 1 goes on');
select is(t.hears('lane_pay', '1', '''CREDIT'', ''1'', 6300'),
	'63.00 was taken by card', 'pays');
select is(t.hears('lane_sign', '1', '''MANUAL'', null'),
	'NumberA, Guest: room 201 until 20:15', 'and has it');
select t.goes('1', 'guest 3', 'ACTIVE');
select is(o - 'version', '{"ok": false, "code": "capacity", "who_can": null,
	"sentence": "No SPECIAL is free: number 1 on the waitlist, about 20:30, with LOCKER or STANDARD or DOUBLE meanwhile",
	"detail": {"tier": "SPECIAL", "position": 1, "eta": "2026-11-21 20:30",
	"free": [{"tier": "LOCKER", "free": 108}, {"tier": "STANDARD",
	"free": 47}, {"tier": "DOUBLE", "free": 4}]}}'::jsonb, 'nothing is free')
from t.step('lane_select', '1', '''SPECIAL'', ''EMPLOYEE'', null, null') o;
select is(r - 'words', '{"rental": "SPECIAL", "minor": 6300, "free": 0,
	"supply": "none free, about 20:30", "to_standard": null,
	"to_double": null, "to_special": null}'::jsonb, 'nor is it said to be')
from jsonb_array_elements(t.as('frontdesk1', '(select jsonb_agg(x)
	from desk.lane_rentals(''1'') x)')) r
where r ->> 'rental' = 'SPECIAL';

-- Waiting for it, with a locker meanwhile.
select is(t.hears('lane_select', '1',
	'null, ''CUSTOMER'', ''SPECIAL'', ''LOCKER'''),
	'LOCKER is proposed by the customer, waiting for SPECIAL', 'a backup');
select is(t.board('1') ->> 'selection_words',
	'LOCKER by customer, waits for SPECIAL, not locked', 'on the board');
select results_eq($$ select action::text, new_value ->> 'wanted'
	from counter.audit_log where action = 'UPGRADE_DISCLAIMER' $$,
	$$ values ('UPGRADE_DISCLAIMER', 'SPECIAL') $$, 'the disclaimer');
select is(t.hears('lane_confirm', '1', '''CUSTOMER'''),
	'LOCKER is locked by the customer, locker 001 is held', 'locked');
select is(t.hears('lane_ask_payment', '1'), '37.00 is due', 'a locker');
select is(t.hears('lane_pay', '1', '''CASH'', null, 3700'),
	'37.00 was taken in cash', 'paid');
select is(t.hears('lane_sign', '1', '''MANUAL'', null'),
	'NumberC, Guest: locker 001 until 20:15, waiting for SPECIAL', 'in');
select results_eq($$ select w.desired_tier::text, w.backup_tier::text,
		w.status::text, w.id = b.waitlist_id,
		w.locker_or_room_assigned_initially = b.locker_id
	from counter.waitlist w
	join counter.checkin_blocks b on b.id = w.checkin_block_id $$,
	$$ values ('SPECIAL', 'LOCKER', 'ACTIVE', true, true) $$, 'a place');
select results_eq($$ select count(*) from counter.audit_log
	where action = 'WAITLIST_CREATED' $$, $$ values (1::bigint) $$,
	'on record');

-- What the waitlist is owed no walk-in gets, by whatever way.
update counter.rooms set status = 'CLEANING' where number = '256';
create function t.walk_in() returns setof text
language plpgsql
as $$
begin
	perform t.goes('1', 'guest 4', 'ACTIVE');
	return next is(t.hears('lane_select', '1',
		'''SPECIAL'', ''EMPLOYEE'', null, null'), 'capacity: No '
		'SPECIAL is free: number 2 on the waitlist, about 20:30, with '
		'LOCKER or STANDARD or DOUBLE meanwhile', 'proposed');
	perform t.step('lane_select', '1',
		'''STANDARD'', ''EMPLOYEE'', null, null');
	return next is(t.hears('lane_assign', '1', '''room:256'''),
		'capacity: Room 256 is owed to the waitlist: 1 waits for '
		'SPECIAL', 'assigned');
	perform t.step('lane_reset', '1', 'null');
end
$$;
-- one that turns clean without an offer of it
alter table counter.rooms disable trigger user;
update counter.rooms set status = 'CLEAN' where number = '256';
alter table counter.rooms enable trigger user;
select t.walk_in();
select is(count(*), 0::bigint, 'nobody at lane 1 has the room')
from desk.counter_unit_now where unit = 'room:256' and lane is not null;

-- Renewals: near the end, where the stay ends, in one's own unit.
create function t.renews(who text, hours integer) returns text
language sql
as $$
	select t.words(t.step('lane_renew', '2', format('%L, %s', (
		select v.id from counter.visits v
		where v.customer_id = t.id(who) and v.ended_at is null), hours)))
$$;
select is(t.renews('bo', 6), 'limit: A stay is renewed within 60 minutes of '
	'its end', 'too early');
set test.now = '2026-11-21 19:15:00-08';
select is(t.renews('nobody', 6),
	'state: That visit has ended: there is nothing to renew', 'nobody');
-- What a clerk tells who asks how much it would be: tried, and nothing kept.
create function t.would_cost(who text, hours integer) returns text
language sql
as $$ select concat_ws(' | ', o ->> 'sentence', o #>> '{detail,stays_until}',
		o #>> '{detail,price_minor}', (select string_agg(concat(
			l ->> 'words', ' ', l ->> 'minor'), ', ')
		from jsonb_array_elements(o #> '{detail,quote,lines}') l))
	from t.step('lane_renew', '2', format('%L, %s', (select v.id
		from counter.visits v where v.customer_id = t.id(who)
		  and v.ended_at is null), hours), dry => true) o $$;
select is(t.would_cost('bo', hours), said, hours || ' more hours for Bo')
from (values
	(6, 'Larsen, Bo is at lane 2, to renew for 6 hours | 02:15 '
		'| 5300 | Double room 4000, Membership fee 1300'),
	(2, 'Larsen, Bo is at lane 2, to renew for 2 hours | 22:15 | 3300 | '
		'Two more hours 2000, Membership fee 1300')) as v (hours, said);
update counter.customers set primary_language = null where id = t.id('bo');
select is(t.would_cost('bo', 6), 'Larsen, Bo is at lane 2, to renew for 6 hours '
	'| 02:15 | 5300 | Double room 4000, Membership fee 1300',
	'also before their language is known');
update counter.customers set primary_language = 'ES' where id = t.id('bo');
select is(count(*), 0::bigint, 'nobody stands at lane 2 for that')
from desk.lane_at n where n.lane = '2' and n.customer is not null;
select is(t.renews('bo', 6), 'Larsen, Bo is at lane 2, to renew for 6 hours',
	'an hour before the end');
select is(array[b ->> 'mode', b ->> 'stages', b ->> 'next_words',
	b ->> 'unit', b ->> 'unit_words'], array['RENEWAL', '+>...-',
	'choose the membership', 'room:218',
	'keeps 218 to 20:15, then to 02:15 (12 of 14 h)'],
	'on the board')
from t.board('2') b;
select is(t.hears('lane_confirm', '2', '''CUSTOMER'''), 'DOUBLE is locked by '
	'the customer, room 218 is kept', 'their own room, occupied as it is');
select is(t.hears('lane_ask_payment', '2'), '53.00 is due', 'the full price');
select is(t.hears('lane_pay', '2', '''CASH'', null, 5300'),
	'53.00 was taken in cash', 'paid');
select is(t.hears('lane_sign', '2', '''MANUAL'', null'),
	'Larsen, Bo: room 218 until Sun 22 Nov 02:15', 'renewed');
select is(t.renews('bo', 6), 'limit: A stay is renewed within 60 minutes of '
	'its end', 'not twice at once');
set test.now = '2026-11-22 02:00:00-08';
select is(t.renews('bo', 6),
	'limit: The visit has 12 of 14 hours: only the last 2 are left',
	'six more are too many');
select is(t.renews('bo', 2), 'Larsen, Bo is at lane 2, to renew for 2 hours',
	'two are not');
select is(t.hears('lane_select', '2', '''STANDARD'', ''CUSTOMER'', null, null'),
	'limit: The last 2 hours are in room 218, which they have',
	'in the same room');
select is(t.hears('lane_confirm', '2', '''EMPLOYEE'''),
	'DOUBLE is locked by staff, room 218 is kept', 'which is kept');
select is(t.hears('lane_ask_payment', '2'), '33.00 is due',
	'twenty and the membership');
select is(t.hears('lane_pay', '2', '''CASH'', null, 3300'),
	'33.00 was taken in cash', 'paid');
select is(t.hears('lane_sign', '2', '''MANUAL'', null'),
	'Larsen, Bo: room 218 until 04:15', 'the last two hours');
set test.now = '2026-11-22 04:00:00-08';
select is(t.renews('bo', 2), 'limit: The visit has 14 of 14 hours: it cannot '
	'be renewed', 'and no more');
select results_eq($$ select b.block_type::text, b.starts_at, b.ends_at
	from counter.checkin_blocks b join counter.visits v on v.id = b.visit_id
	where v.customer_id = t.id('bo') order by 2 $$,
	$$ values ('INITIAL', '2026-11-21 14:07-08'::timestamptz,
			'2026-11-21 20:15-08'::timestamptz),
		('RENEWAL', '2026-11-21 20:15-08', '2026-11-22 02:15-08'),
		('FINAL2H', '2026-11-22 02:15-08', '2026-11-22 04:15-08') $$,
	'each where the one before it ended');
select results_eq($$ select action::text from counter.audit_log
	where action::text like 'FINAL%' order by created_at, ctid $$,
	array['FINAL_EXTENSION_STARTED', 'FINAL_EXTENSION_PAID',
		'FINAL_EXTENSION_COMPLETED'], 'the last two on record');

-- Into another room, and the place on the waitlist goes along.
set test.now = '2026-11-21 19:30:00-08';
select is(t.renews('guest 3', 6),
	'NumberC, Guest is at lane 2, to renew for 6 hours', 'who waits');
select is(t.hears('lane_select', '2', '''STANDARD'', ''CUSTOMER'', null, null'),
	'STANDARD is proposed by the customer', 'wants a room now');
select is(t.hears('lane_confirm', '2', '''CUSTOMER'''),
	'STANDARD is locked by the customer, room 200 is held', 'has one held');
select is(t.hears('lane_ask_payment', '2'), '43.00 is due', 'its price');
select is(t.hears('lane_pay', '2', '''CASH'', null, 4300'),
	'43.00 was taken in cash', 'paid');
select is(t.hears('lane_sign', '2', '''MANUAL'', null'),
	'NumberC, Guest: room 200 until Sun 22 Nov 02:15', 'moves there');
select is(l.status::text || coalesce(l.assigned_to_customer_id::text, ''),
	'CLEAN', 'the locker is given back')
from counter.lockers l where l.number = '001';
select results_eq($$ select w.status::text, b.block_type::text
	from counter.waitlist w
	join counter.checkin_blocks b on b.id = w.checkin_block_id $$,
	$$ values ('ACTIVE', 'RENEWAL') $$, 'and the place is kept');

-- Late: the time to renew runs out while they stand there, before they pay.
set test.now = '2026-11-21 21:15:00-08';
select is(t.renews('guest 1', 6),
	'NumberA, Guest is at lane 2, to renew for 6 hours', 'just in time');
select is(t.hears('lane_confirm', '2', '''CUSTOMER'''), 'SPECIAL is locked by '
	'the customer, room 201 is kept', 'locked');
select is(t.hears('lane_ask_payment', '2'), '63.00 is due', 'asked');
set test.now = '2026-11-21 21:15:01-08';
select is(t.hears('lane_pay', '2', '''CASH'', null, 6300'), 'limit: A stay is '
	'renewed within 60 minutes of its end', 'too late: nothing is taken');
select is(count(*), 0::bigint, 'really nothing')
from counter.payment_intents p
join desk.lane_at n on n.session = p.lane_session_id
where p.status = 'PAID';

-- A renewal that the kiosk began without asking for how long: six hours.
select is(t.hears('lane_reset', '2', 'null'), 'Lane 2 is reset', 'reset');
set test.now = '2026-11-21 20:30:00-08';
insert into counter.lane_sessions (lane_id, status, customer_id, checkin_mode)
values ('2', 'ACTIVE', t.id('guest 2'), 'RENEWAL');
select is(t.hears('lane_select', '2', 'null, ''CUSTOMER'', null, null'),
	'SPECIAL is proposed by the customer', 'their own room');
select is(array[b ->> 'hours', b ->> 'unit_words'], array['6', 'keeps 232 to '
	'20:15, then to 02:15 (12 of 14 h)'], 'for six hours')
from t.board('2') b;

-- A better unit after the check-in, for the fee.
set test.now = '2026-11-21 20:35:00-08';
create function t.upgrades(unit text, target text, settle text,
	version text default null, dry boolean default false,
	seen integer default 1700) returns jsonb
language sql
as $$
	select t.as('frontdesk1', format('desk.visit_upgrade('
		'gen_random_uuid(), %L, %L, %L, %L, ''4471'', %L, %L)',
		coalesce(version, desk.counter_unit_version(unit)), unit,
		target, settle, seen, dry))
$$;
select is(t.hears('lane_reset', '2', 'null'), 'Lane 2 is reset', 'reset');
select t.goes('1', 'guest 5', 'COMPLETED', 'LOCKER');
select t.goes('1', 'guest 6', 'COMPLETED', 'STANDARD');
create temporary table stay as
select n.* from desk.counter_unit_now n
where n.customer in (t.id('guest 5'), t.id('guest 6'));
select is(t.words(t.upgrades(unit, target, settle)), said, unit || ' '
	|| target || coalesce(' ' || settle, ''))
from (values
	('locker:001', 'room:216', 'none',
		'owed: 17.00 is due: take it in cash or by card'),
	('locker:001', 'room:216', null,
		'owed: 17.00 is due: take it in cash or by card'),
	('locker:001', 'locker:002', 'CASH', 'limit: An upgrade is to a room'),
	('locker:001', 'room:999', 'CASH', 'limit: An upgrade is to a room'),
	('locker:001', 'room:256', 'CASH',
		'capacity: Room 256 is owed to the waitlist: 1 waits for SPECIAL'),
	('room:232', 'room:216', 'CASH',
		'state: The stay of NumberB, Guest is over: renew it first'))
	as v (unit, target, settle, said);
select is(t.upgrades('locker:001', 'room:216', 'CASH', dry => true)
	#>> '{detail,price_minor}', '1700', 'only tried');
select is(t.upgrades('locker:001', 'room:216', 'CASH', 'seen') ->> 'code',
	'stale', 'an old look');
-- a manager changed the price meanwhile
select is(t.words(t.upgrades('locker:001', 'room:216', settle, seen => seen)),
	'stale: 17.00 is due by now, not ' || said || ': nothing was taken',
	'not ' || said)
from (values ('CASH', 800, '8.00'), ('CREDIT', null, 'what you saw')) as
	v (settle, seen, said);
select is(t.words(t.upgrades('locker:001', 'room:216', 'CREDIT')),
	'NumberE, Guest has room 216 instead of Locker 001: 17.00 paid by card',
	'from a locker to a double room');
select is(t.words(t.upgrades('room:216', 'room:202', 'CASH')),
	'limit: STANDARD is no upgrade from DOUBLE', 'nor down again');
select results_eq($$ select n.unit, n.rental, n.block = s.block,
		n.ends_at = s.ends_at
	from desk.counter_unit_now n join stay s on s.customer = n.customer
	where n.customer = t.id('guest 5') $$,
	$$ values ('room:216', 'DOUBLE', true, true) $$,
	'the same block, to the same end');
select results_eq($$ select l.status::text from counter.lockers l
	where l.number = '001' $$, $$ values ('CLEAN') $$, 'the locker is free');
select results_eq($$ select c.type::text, c.amount, p.status::text,
		p.quote_json ->> 'fromTier'
	from counter.charges c
	join counter.payment_intents p on p.id = c.payment_intent_id $$,
	$$ values ('UPGRADE_FEE', 17.00, 'PAID', 'LOCKER') $$, 'the charge');
select is(t.words(t.upgrades('room:200', 'room:256', 'CASH', seen => 1900)),
	'NumberC, Guest has room 256 instead of Room 200: 19.00 paid in cash',
	'who waits for it gets it');
select results_eq($$ select w.status::text from counter.waitlist w $$,
	$$ values ('COMPLETED') $$, 'and waits no longer');
select is(r.status::text, 'DIRTY', 'the old room is dirty')
from counter.rooms r where r.number = '200';

-- A room that a lane lets go is offered to whoever waits for it.
create function t.given(letting_go text, args text) returns text
language plpgsql
as $$
declare
	said text;
begin
	begin
		perform t.goes('1', 'guest 7', 'LOCKED', 'DOUBLE');
		perform t.step('lane_assign', '1', '''room:262''');
		perform t.goes('2', 'guest 8', 'ACTIVE');
		said := t.hears('lane_select', '2',
			'null, ''CUSTOMER'', ''DOUBLE'', ''LOCKER''');
		if said not like 'LOCKER is proposed%' then
			return said;
		end if;
		perform t.step('lane_confirm', '2', '''CUSTOMER''');
		perform t.step('lane_ask_payment', '2');
		perform t.step('lane_pay', '2', '''CASH'', null, 3700');
		perform t.step('lane_sign', '2', '''MANUAL'', null');
		said := t.hears(letting_go, '1', args);
		if said ~ '^[a-z]+:' then
			return said;
		end if;
		select string_agg(concat_ws(' ', w.status, r.number,
			to_char(w.offer_expires_at - desk.clock(), 'MI')), ', ')
		into said
		from counter.waitlist w
		left join counter.rooms r on r.id = w.room_id
		where w.status in ('ACTIVE', 'OFFERED');
		raise exception 'undone' using errcode = 'T0000';
	exception when sqlstate 'T0000' then
		return said;
	end;
end
$$;
update counter.rooms set status = 'DIRTY' where number in ('225', '252');
select is(t.given('lane_reset', 'null'), 'OFFERED 262 15', 'by a reset');
select is(t.given('lane_assign', '''room:205'''), 'OFFERED 262 15',
	'by another choice');
select is(t.given('lane_language', '''EN'''), 'ACTIVE', 'by nothing else');

select is_empty('select * from desk.counter_verify()',
	'units and stays say the same');
select * from finish();
rollback;
