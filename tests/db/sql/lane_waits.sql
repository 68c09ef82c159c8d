-- SPDX-License-Identifier: GPL-3.0-or-later
-- Nobody waits, pays or holds a room for what could never be given: a place on
-- the waitlist is for an upgrade of what its guest has, at every moment
-- (domain.md 1.3, 1.5, 1.6).
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
select no_plan();
insert into counter.customers (id, name, dob, primary_language)
select t.id('guest ' || n), 'Guest Number' || chr(64 + n), '1980-01-01', 'EN'
from generate_series(1, 9) n;
update counter.rooms set status = 'DIRTY' where type in ('DOUBLE', 'SPECIAL');

-- A room turns clean, and whoever waits for it is offered it.
create function t.cleans(number text) returns void
language plpgsql
as $$
begin
	update counter.rooms r set status = 'CLEANING'
	where r.number = cleans.number and r.status = 'DIRTY';
	update counter.rooms r set status = 'CLEAN'
	where r.number = cleans.number;
	set constraints counter.rooms_offer immediate;
	set constraints counter.rooms_offer deferred;
end
$$;
-- What somebody waits for, with what, and what became of it.
create function t.waits(who text) returns text
language plpgsql
as $$
begin
	return (select concat_ws(' ', w.desired_tier, w.backup_tier, w.status,
			r.number, w.cancel_reason)
		from counter.waitlist w
		join counter.visits v on v.id = w.visit_id
		left join counter.rooms r on r.id = w.room_id
		where v.customer_id = t.id(who));
end
$$;
create function t.unit_of(who text) returns desk.counter_unit_now
language plpgsql
as $$
begin
	return (select n from desk.counter_unit_now n
		where n.customer = t.id(who));
end
$$;
-- The rest of the way, from the locked selection to the room.
create function t.finishes(lane text) returns text
language plpgsql
as $$
declare
	said text := t.hears('lane_ask_payment', lane);
begin
	if said !~ '^[a-z]+:' then
		said := t.hears('lane_pay', lane, '''CASH'', null, ' || (select
			x.amount_minor from desk.lane_at x where x.lane = $1));
	end if;
	if said !~ '^[a-z]+:' then
		said := t.hears('lane_sign', lane, '''MANUAL'', null');
	end if;
	return said;
end
$$;
create function t.comes(lane text, who text, wanted text, backup text)
returns text
language plpgsql
as $$
begin
	perform t.goes(lane, who, 'ACTIVE');
	return t.hears('lane_select', lane, format(
		'null, ''EMPLOYEE'', %L, %L', wanted, backup));
end
$$;

-- Only for a better room than the one taken meanwhile.
select t.goes('2', 'guest 9', 'ACTIVE');
select is(t.hears('lane_select', '2', format('null, ''EMPLOYEE'', %L, %L',
	wanted, backup)), said, said)
from (values
	('DOUBLE', 'SPECIAL', 'limit: DOUBLE is no upgrade from SPECIAL'),
	('STANDARD', 'DOUBLE', 'limit: STANDARD is no upgrade from DOUBLE'))
	as v (wanted, backup, said);
savepoint price;
delete from desk.counter_upgrade
where (from_tier, to_tier) = ('STANDARD', 'DOUBLE');
select is(t.hears('lane_select', '2', 'null, ''EMPLOYEE'', ''DOUBLE'', '
	'''STANDARD'''), 'missing: There is no price for DOUBLE instead of '
	'STANDARD: a manager sets it', 'nor for one without a price');
rollback to price;
select t.step('lane_reset', '2', 'null');

-- What they wait for comes free while they stand there, and they take it.
select is(t.comes('1', 'guest 1', 'DOUBLE', 'STANDARD'), 'STANDARD is proposed '
	'by staff, waiting for DOUBLE', 'somebody will wait');
select alike(t.hears('lane_confirm', '1', '''CUSTOMER'''), 'STANDARD is locked '
	'by the customer, room % is held', 'locked');
select t.cleans('262');
select alike(t.hears('lane_assign', '1', '''room:262'''), 'Room 262 is DOUBLE, '
	'not STANDARD: %', 'one came free');
select is(t.hears('lane_answer', '1', 'true'),
	'Room 262, DOUBLE, is accepted', 'and is taken');
select alike(t.board('1') ->> 'selection_words', 'DOUBLE by staff, locked %',
	'they wait no longer');
select results_eq($$ select s.waitlist_desired_type::text,
		s.backup_rental_type::text, s.disclaimers_ack_json
	from counter.lane_sessions s where s.lane_id = '1'
	and s.status <> 'COMPLETED' $$,
	$$ values (null::text, null::text, null::jsonb) $$, 'for nothing');
select is(t.finishes('1'), 'NumberA, Guest: room 262 until 20:15',
	'the check-in is completed');
select is(t.waits('guest 1'), null, 'without a place');

-- They take something better, but not what they wait for.
select is(t.comes('1', 'guest 2', 'SPECIAL', 'LOCKER'), 'LOCKER is proposed by '
	'staff, waiting for SPECIAL', 'a locker meanwhile');
select t.step('lane_confirm', '1', '''CUSTOMER''');
select t.step('lane_assign', '1', '''room:205''');
select is(t.hears('lane_answer', '1', 'true'),
	'Room 205, STANDARD, is accepted', 'a room after all');
select is(s.disclaimers_ack_json ->> 'backup', 'STANDARD',
	'is what they wait with')
from counter.lane_sessions s where s.lane_id = '1' and s.status <> 'COMPLETED';
select is(t.finishes('1'), 'NumberB, Guest: room 205 until 20:15, waiting for '
	'SPECIAL', 'and goes on waiting');
select is(t.waits('guest 2'), 'SPECIAL STANDARD ACTIVE', 'from there');

-- A wish of the kiosk that came to nothing is known before the money is taken,
-- and does not stand in the way of what is paid.
create function t.wishes(wanted text, backup text) returns void
language sql
as $$
	update counter.lane_sessions s
	set waitlist_desired_type = wanted::counter.rental_type,
		backup_rental_type = backup::counter.rental_type
	where s.lane_id = '2' and s.status <> 'COMPLETED'
$$;
select t.goes('2', 'guest 3', 'LOCKED', 'STANDARD');
select t.wishes('STANDARD', 'STANDARD');
select is(t.hears('lane_ask_payment', '2'), 'limit: People wait for a room of '
	'another tier than their own', 'not asked for');
select t.wishes(null, null);
select is(t.hears('lane_ask_payment', '2'), '43.00 is due', 'asked for');
select t.wishes('STANDARD', 'STANDARD');
select is(t.hears('lane_pay', '2', '''CASH'', null, 4300'), 'limit: People '
	'wait for a room of another tier than their own', 'not taken');
select t.wishes(null, null);
select is(t.hears('lane_pay', '2', '''CASH'', null, 4300'),
	'43.00 was taken in cash', 'taken');
select t.wishes('STANDARD', 'STANDARD');
select alike(t.hears('lane_sign', '2', '''MANUAL'', null'),
	'NumberC, Guest: room % until 20:15', 'what is paid is given');
select is(t.waits('guest 3'), null, 'and nothing waited for');

-- A renewal into what they wait for ends the place.
select t.comes('1', 'guest 4', 'DOUBLE', 'LOCKER');
select t.step('lane_confirm', '1', '''CUSTOMER''');
select is(t.finishes('1'), 'NumberD, Guest: locker 001 until 20:15, waiting '
	'for DOUBLE', 'waits in a locker');
set test.now = '2026-11-21 19:30-08';
alter table counter.rooms disable trigger rooms_offer;
select t.cleans('252');
alter table counter.rooms enable trigger rooms_offer;
select is(t.words(t.step('lane_renew', '1', format('%L, 6',
	(t.unit_of('guest 4')).visit))), 'NumberD, Guest is at lane 1, to renew '
	'for 6 hours', 'renews');
select is(t.hears('lane_select', '1', '''DOUBLE'', ''CUSTOMER'', null, null'),
	'DOUBLE is proposed by the customer', 'in a double room');
select t.step('lane_confirm', '1', '''CUSTOMER''');
select is(t.finishes('1'), 'NumberD, Guest: room 252 until Sun 22 Nov 02:15, '
	'off the waitlist for DOUBLE', 'and has it');
select is(t.waits('guest 4'), 'DOUBLE LOCKER CANCELLED Has DOUBLE',
	'waits no longer');
select results_eq($$ select user_id::text, new_value from counter.audit_log
	where action = 'WAITLIST_CANCELLED' $$,
	$$ values ('frontdesk1', '{"status": "CANCELLED"}'::jsonb) $$,
	'on record');

-- An upgrade beyond what they wait for: the room that they were offered is the
-- next one's.
select t.goes('1', 'guest 5', 'COMPLETED', 'STANDARD');
select t.goes('2', 'guest 6', 'COMPLETED', 'LOCKER');
create function t.joins(who text) returns text
language sql
as $$ select t.words(t.as('frontdesk1', format('desk.place_join('
	'gen_random_uuid(), %L, %L, ''DOUBLE'')', (t.unit_of(who)).version,
	(t.unit_of(who)).unit))) $$;
select is(t.joins('guest 5'), 'NumberE, Guest waits for DOUBLE: number 1, '
	'about 20:30', 'one waits');
set test.now = '2026-11-21 19:31-08';
select is(t.joins('guest 6'), 'NumberF, Guest waits for DOUBLE: number 2, '
	'about Sun 22 Nov 02:30', 'and another');
select t.cleans('225');
select is(concat_ws(', ', t.waits('guest 5'), t.waits('guest 6')),
	'DOUBLE STANDARD OFFERED 225, DOUBLE LOCKER ACTIVE', 'offered');
alter table counter.rooms disable trigger rooms_offer;
select t.cleans('201'), t.cleans('232');
alter table counter.rooms enable trigger rooms_offer;
update desk.counter_upgrade set minor = 0
where (from_tier, to_tier) = ('STANDARD', 'SPECIAL');
select (t.unit_of('guest 5')).unit as left \gset
select is(t.words(t.as('frontdesk1', format('desk.visit_upgrade(request => '
	'gen_random_uuid(), version => %L, unit => %L, target => ''room:232'', '
	'settle => ''none'', reference => null, seen_minor => 0)', (t.unit_of('guest 5')).version,
	:'left'))), format('NumberE, Guest has room 232 instead of %s, off the '
	'waitlist for DOUBLE; offered to NumberF, Guest until 19:46',
	desk.counter_unit_label(:'left')), 'to a special room');
select is(concat_ws(', ', t.waits('guest 5'), t.waits('guest 6')), 'DOUBLE '
	'STANDARD CANCELLED 225 Has SPECIAL, DOUBLE LOCKER OFFERED 225',
	'the room is not held for nobody');

-- A place that another application left behind holds no room.
update counter.waitlist w set status = 'CANCELLED', cancelled_at = desk.clock(),
	cancel_reason = 'x'
where w.status in ('ACTIVE', 'OFFERED');
insert into counter.waitlist (id, visit_id, checkin_block_id, desired_tier,
	backup_tier, created_at)
select t.id('stale place'), n.visit, n.block, 'DOUBLE', 'STANDARD', desk.clock()
from t.unit_of('guest 5') n;
select is(t.words(t.as('frontdesk1', format('desk.place_offer(gen_random_uuid()'
	', %L, %L, ''room:225'')', desk.counter_place_version(t.id('stale place')),
	t.id('stale place')))), 'limit: DOUBLE is no upgrade from SPECIAL',
	'staff do not offer');
select is(desk.counter_offer_next(t.room('225')), null, 'nor does the room');
insert into counter.waitlist (visit_id, checkin_block_id, desired_tier,
	backup_tier, created_at)
select n.visit, n.block, 'DOUBLE', 'LOCKER', desk.clock()
from t.unit_of('guest 6') n;
select isnt(desk.counter_offer_next(t.room('225')), null,
	'but goes to whoever comes after');

select is_empty('select * from desk.counter_verify()',
	'units and stays say the same');
select * from finish();
rollback;
