-- SPDX-License-Identifier: GPL-3.0-or-later
-- How people leave, at the desk: claims and their lease, late fees and bans by
-- the table of domain.md 1.8, what is paid and what is past due, the batch.
begin;
\ir fixture.psql
\ir counter.psql
\ir unit.psql
select no_plan();

-- Guests: who, where, and how many minutes ago their stay ended.
insert into counter.customers (id, name, primary_language)
select t.id('late' || n), 'Late Guest' || n, 'EN' from generate_series(0, 199) n;
create function t.late(who text, unit text, minutes integer) returns void
language plpgsql
as $$
declare
	now constant timestamptz := desk.clock();
begin
	perform t.visit(who, unit);
	update counter.checkin_blocks b
	set starts_at = now - make_interval(hours => 6, mins => minutes),
		ends_at = now - make_interval(mins => minutes)
	where b.id = t.id('block ' || who);
end
$$;
create function t.leaves(unit text, settle text default 'none',
	request uuid default gen_random_uuid(), who text default 'frontdesk1',
	items boolean default true, reason text default null,
	version text default null, dry boolean default false,
	seen integer default null) returns jsonb
language sql
as $$ select t.does(format('checkout_done(%L, %L, %L, %L, ''4711'', %L, %L)',
	coalesce(version, t.uv(unit)), unit, items, settle, reason, seen), who,
	request, dry) $$;

-- The table of 1.8, minute by minute around its steps.
create function t.bill(minutes integer, settle text) returns text
language plpgsql
as $$
declare
	who constant text := 'late' || minutes;
	unit constant text := (select n.unit from desk.counter_unit_now n
		where n.kind = 'room' and n.status = 'CLEAN'
		order by n.number desc limit 1);
	o jsonb;
begin
	perform t.late(who, split_part(unit, ':', 2), minutes);
	o := t.leaves(unit, settle, seen => (t.leaves(unit, dry => true)
		#>> '{detail,fee_minor}')::integer);
	return (select concat_ws(' ', o #>> '{detail,late_minutes}',
		o #>> '{detail,fee_minor}', nullif(o #>> '{detail,settled}', ''),
		c.past_due_balance,
		to_char(c.banned_until at time zone 'America/Los_Angeles',
			'MM-DD HH24:MI'),
		(select string_agg(g.type || ' ' || g.amount || coalesce(' '
			|| p.status || ' ' || p.payment_method || ' '
			|| p.square_transaction_id, ''), ', ')
		from counter.charges g left join counter.payment_intents p
			on p.id = g.payment_intent_id
		where g.visit_id = t.id('visit ' || who)),
		(select concat('event ', e.late_minutes, ' ', e.fee_amount, ' ',
			e.ban_applied)
		from counter.late_checkout_events e
		where e.customer_id = t.id(who)), c.notes)
	from counter.customers c where c.id = t.id(who));
end
$$;
select is(t.bill(minutes, settle), wanted,
	format('%s minutes late, %s', minutes, settle))
from (values
	(0, 'none', '0 0 0.00'), (1, 'CASH', '1 0 0.00'),
	(29, 'none', '29 0 0.00'),
	(30, 'none', '30 1500 15.00 LATE_FEE 15.00 event 30 15.00 f '
		'[system] Late checkout 2026-11-21: 30 min, fee 15.00'),
	(59, 'CASH', '59 1500 CASH 0.00 LATE_FEE 15.00 PAID CASH 4711 '
		'event 59 15.00 f '
		'[system] Late checkout 2026-11-21: 59 min, fee 15.00'),
	(60, 'CREDIT', '60 3500 CREDIT 0.00 LATE_FEE 35.00 PAID CREDIT 4711 '
		'event 60 35.00 f '
		'[system] Late checkout 2026-11-21: 60 min, fee 35.00'),
	(89, 'none', '89 3500 35.00 LATE_FEE 35.00 event 89 35.00 f '
		'[system] Late checkout 2026-11-21: 89 min, fee 35.00'),
	(90, 'none', '90 3500 35.00 12-21 14:07 LATE_FEE 35.00 event 90 35.00 t '
		'[system] Late checkout 2026-11-21: 90 min, fee 35.00, banned '
		'until 2026-12-21'),
	(199, 'CASH', '199 3500 CASH 0.00 12-21 14:07 LATE_FEE 35.00 PAID CASH '
		'4711 event 199 35.00 t [system] Late checkout 2026-11-21: 199 '
		'min, fee 35.00, banned until 2026-12-21')
) as v (minutes, settle, wanted);
-- without a table of fees nobody pays, and everybody leaves
savepoint prices;
delete from desk.counter_lateness;
select t.late('late92', '009', 92);
select is(t.leaves('locker:009') -> 'detail' -> 'fee_minor', '0', 'no fees');
rollback to prices;
select is(t.said('update desk.counter_lateness set minor = -1', 'postgres'),
	'A fee and a ban cannot be negative', 'none is negative');
-- a longer ban stays
select t.late('late91', '006', 91);
update counter.customers set banned_until = '2027-02-01 12:00-08'
where id = t.id('late91');
select is(t.leaves('locker:006') #>> '{detail,banned_until}',
	'2027-02-01 12:00', 'a ban is not made shorter');
-- seconds are not minutes
select t.late('late5', '005', 30);
update counter.checkin_blocks set ends_at = ends_at + interval '1 second'
where id = t.id('block late5');
select is(t.leaves('locker:005') #> '{detail,late_minutes}', '29', 'floor');

-- What leaving leaves.
select is(t.status('room:262'), 'DIRTY', 'a room is dirty');
select is(t.status('locker:005'), 'CLEAN', 'a locker is not cleaned');
select t.late('anna', '204', 52);
update counter.customers set past_due_balance = 12, notes = 'likes quiet'
where id = t.id('anna');
insert into counter.waitlist (visit_id, checkin_block_id, desired_tier,
	backup_tier)
values (t.id('visit anna'), t.id('block anna'), 'DOUBLE', 'STANDARD');
select t.leaves('room:204', 'none', gen_random_uuid(), 'frontdesk1', false,
	null, null, true) as o \gset
select is((:'o'::jsonb -> 'detail') - array['customer_id', 'checkout'], '{
	"label": "room:204", "customer": "Lee, Anna", "late_minutes": 52,
	"fee_minor": 1500, "settled": "", "ban": false, "banned_until": null,
	"past_due_minor": 1200, "needs_reason": false}', 'what it would be');
select is(t.status('room:204'), 'OCCUPIED', 'to look does nothing');
select is(t.told(t.leaves('room:204', 'none', t.id('leave'))),
	'Lee, Anna left Room 204, 52 min late, 15.00 past due', 'who left');
select is(t.audited(t.id('leave')), 'CHECK_OUT visit, RELEASE room, '
	'WAITLIST_CANCELLED waitlist', 'on record');
select is((select concat_ws(' ', c.past_due_balance, c.notes, v.ended_at
		= desk.clock(), w.status, w.cancel_reason,
		w.cancelled_by_staff_id)
	from counter.customers c join counter.visits v on v.customer_id = c.id
	join counter.waitlist w on w.visit_id = v.id
	where c.id = t.id('anna')), '27.00 likes quiet'
	|| E'\n[system] Late checkout 2026-11-21: 52 min, fee 15.00 t CANCELLED '
	'CHECKED_OUT', 'past due, note, visit, place');
select is(t.told(t.leaves('room:204', 'none', t.id('leave'), 'frontdesk1', true,
	null, 'x')), 'reused: This request id stands for another request',
	'the id is that of one request');
select is(t.told(t.leaves('room:204')),
	'state: Nobody is checked in to Room 204', 'nobody leaves twice');

-- What stands in the way.
select t.late('bo', '207', 45), t.visit('kim', '208'), t.visit('adult', '008');
select is(t.told(t.leaves(unit, settle, gen_random_uuid(), 'frontdesk1', items,
	reason, version)), said, said)
from (values
	('room:207', 'none', false, null, null,
		'state: The items of Room 207 were not seen: look for them '
		'first'),
	('room:207', 'none', null, null, null,
		'state: The items of Room 207 were not seen: look for them '
		'first'),
	('room:207', 'CHEQUE', true, null, null, 'limit: A fee is paid in cash, '
		'by card or not at all'),
	('room:207', 'none', true, null, 'old', 'stale: Room 207 was changed '
		'since you looked'),
	('room:999', 'none', true, null, null,
		'missing: There is no such room or locker'),
	('00000000-0000-0000-0000-000000000000', 'none', true, null, 'x',
		'missing: There is no such checkout'),
	('room:208', 'none', true, null, null, 'reason: Room 208 until 19:15: '
		'leaving that early needs a reason'),
	('room:208', 'none', true, 'taken ill', null,
		'Weber, Kim left Room 208')
) as v (unit, settle, items, reason, version, said);
insert into counter.lane_sessions (lane_id, status, customer_id, checkin_mode)
values ('1', 'ACTIVE', t.id('bo'), 'RENEWAL');
select is(t.told(t.leaves('room:207')), 'clash: Lane 1 is busy with Larsen, Bo: '
	'finish or reset it first', 'not while a lane renews it');
update counter.lane_sessions set status = 'COMPLETED', customer_id = null;
-- the hour before the end
set test.now = '2026-11-21 18:44:59-08';
select is(t.leaves('locker:008', 'none', gen_random_uuid(), 'frontdesk1', true,
	null, null, true) #> '{detail,needs_reason}', 'false', 'due');
set test.now = '2026-11-21 18:14:59-08';
select is(t.leaves('locker:008', 'none', gen_random_uuid(), 'frontdesk1', true,
	null, null, true) #> '{detail,needs_reason}', 'true', 'not due');
select is(t.told(t.leaves('locker:008')), 'reason: Locker 008 until 19:15: '
	'leaving that early needs a reason', 'so it is refused');
set test.now = '2026-11-21 18:15-08';
select is(t.told(t.leaves('locker:008')), 'Ult, Ada left Locker 008', 'due');
set test.now = '2026-11-21 14:07-08';

-- What is taken is what was seen, whoever or whatever changed it meanwhile.
savepoint fees;
select t.late('late40', '202', 29);
set test.now = '2026-11-21 14:07:59-08';
select t.leaves('room:202', dry => true) #>> '{detail,fee_minor}' as seen,
	t.uv('room:202') as version \gset
set test.now = '2026-11-21 14:08-08';
select is(o - 'rendered', jsonb_build_object('ok', false, 'code', 'stale',
	'sentence', '15.00 is due by now, not ' || said || ': nothing was '
	'taken', 'version', null, 'detail', jsonb_build_object('seen_minor',
	seen, 'total_minor', 1500)) || (o - 'ok' - 'code' - 'sentence'
	- 'version' - 'detail' - 'rendered'), said)
from (values (:seen, '0.00'), (null, 'what you saw'), (3500, '35.00')) as
	v (seen, said),
	t.leaves('room:202', 'CASH', version => :'version', seen => v.seen) o;
select is(t.told(t.leaves('room:202', 'CREDIT', seen => 0)), 'stale: 15.00 is '
	'due by now, not 0.00: nothing was taken', 'by card neither');
select is((select count(*) from counter.charges
	where visit_id = t.id('visit late40')), 0::bigint, 'nothing was taken');
select is(t.status('room:202'), 'OCCUPIED', 'and they are in there');
select is(t.told(t.leaves('room:202', 'CASH', seen => 1500)), 'Guest40, Late '
	'left Room 202, 30 min late, 15.00 paid in cash', 'as it was seen');
rollback to fees;
set test.now = '2026-11-21 14:07-08';

-- A fee that the stay has already is not charged again.
insert into counter.charges (visit_id, checkin_block_id, type, amount)
values (t.id('visit bo'), t.id('block bo'), 'LATE_FEE', 15);
select is(t.told(t.leaves('room:207')), 'Larsen, Bo left Room 207, 45 min late',
	'once a stay');

-- Who asked to leave: claimed by one, until the lease runs out.
select t.late('free', '225', 70);
insert into counter.checkout_requests (id, occupancy_id)
values (t.id('out'), t.id('block free'));
create function t.claim(what text, login text, version text default null,
	request uuid default gen_random_uuid()) returns text
language sql
as $$ select t.told(t.does(format('checkout_%s(%L, %L)', what,
	coalesce(version, t.cv('free')), t.out('free')), login, request)) $$;
select t.cv('free') as seen \gset
select is(t.claim('release', 'frontdesk1'),
	'state: Nobody has that checkout in hand', 'nothing to release');
select is(t.claim('claim', 'frontdesk1', :'seen', t.id('claim')),
	'The checkout of E, Fre is yours until 14:09', 'claimed');
select is(t.audited(t.id('claim')), 'STATUS_CHANGE checkout_request', 'noted');
select is(t.claim('claim', 'frontdesk2', :'seen'),
	'clash: Ana Front has this checkout in hand until 14:09',
	'the second hears who has it');
select is(t.claim('release', 'frontdesk2'),
	'clash: Ana Front has this checkout in hand until 14:09', 'nor may they');
select is(t.told(t.leaves('room:225', 'CASH', gen_random_uuid(), 'frontdesk2')),
	'clash: Ana Front has this checkout in hand until 14:09',
	'who ends it must have it');
select is(t.claim('claim', 'frontdesk1', :'seen'), 'stale: The checkout of E, '
	'Fre was changed since you looked: claimed by Ana Front, 14:07',
	'one''s own old look');
set test.now = '2026-11-21 14:08-08';
select is(t.claim('claim', 'frontdesk1'),
	'The checkout of E, Fre is yours until 14:10', 'one''s own is made longer');
select is(t.claim('release', 'frontdesk1'),
	'The checkout of E, Fre is anybody''s', 'given back');
select is(t.claim('claim', 'frontdesk2'),
	'The checkout of E, Fre is yours until 14:10', 'taken by another');
set test.now = '2026-11-21 14:09:59-08';
select is(t.claim('claim', 'frontdesk1'),
	'clash: Ben Front has this checkout in hand until 14:10', 'to the second');
set test.now = '2026-11-21 14:10-08';
select is(t.claim('claim', 'frontdesk1'),
	'The checkout of E, Fre is yours until 14:12', 'a lease that ran out');
select is(t.told(t.does(format('checkout_done(%L, %L, true, ''CREDIT'', null,
	null, 3500)', t.cv('free'), t.out('free')), 'frontdesk1', t.id('verify'))),
	'E, Fre left Room 225, 73 min late, 35.00 paid by card', 'ended');
select is((select concat_ws(' ', status, late_minutes, late_fee_amount,
		ban_applied, items_confirmed, fee_paid, completed_at
			= desk.clock())
	from counter.checkout_requests where id = t.id('out')),
	'VERIFIED 73 35.00 f t t t', 'the request says so');
select is(t.audited(t.id('verify')), 'CHECK_OUT visit, RELEASE room, '
	'STATUS_CHANGE checkout_request, STATUS_CHANGE payment_intent', 'noted');
select is(t.claim('claim', 'frontdesk1'),
	'state: The checkout of E, Fre is over', 'and over');
select is((select checkout_request_id from counter.late_checkout_events
	where customer_id = t.id('free')), t.id('out'), 'the event knows it');
-- who asked may go early; nobody has claimed it
select t.visit('mute', '226');
insert into counter.checkout_requests (id, occupancy_id)
values (t.id('out 2'), t.id('block mute'));
select is(t.told(t.leaves('room:226')), 'Ute, Mia left Room 226',
	'who asked needs no reason, and no claim first');
select is((select concat_ws(' ', status, claimed_by_staff_id is not null)
	from counter.checkout_requests where id = t.id('out 2')), 'VERIFIED t',
	'it was claimed on the way');

-- Several at once.
set test.now = '2026-11-21 14:07-08';
select t.late('late100', '240', 97), t.late('late101', '241', 67),
	t.late('late102', '242', 52), t.late('late103', '077', 7),
	t.late('late104', '243', 40);
insert into counter.checkout_requests (id, occupancy_id)
values (t.id('out 104'), t.id('block late104'));
create function t.row(unit text, settle text default 'none',
	items boolean default true, version text default null,
	seen integer default null) returns jsonb
language sql
as $$ select jsonb_build_object('unit', unit, 'version',
	coalesce(version, t.uv(unit)), 'items', items, 'settle', settle,
	'seen_minor', seen) $$;
create function t.together(rows jsonb, dry boolean default false,
	request uuid default gen_random_uuid(), who text default 'frontdesk1')
returns jsonb
language sql
as $$ select t.does(format('checkouts_done(%L)', rows), who, request, dry) $$;
create function t.rows(outcome jsonb) returns text
language sql
as $$ select string_agg(concat_ws(' ', coalesce(r #>> '{detail,label}',
	r ->> 'unit'), r ->> 'code', r #>> '{detail,fee_minor}',
	nullif(r #>> '{detail,settled}', ''), r #>> '{detail,banned_until}'),
	', ' order by r #>> '{detail,label}')
	from jsonb_array_elements(outcome #> '{detail,rows}') r $$;
select jsonb_build_array(t.row('room:240'), t.row('room:241', 'CASH', seen => 3500),
	t.row('room:242'), t.row('locker:077'),
	t.row(t.id('out 104')::text, 'CREDIT', true,
		desk.counter_checkout_version(t.id('out 104')), 1500)) as rows \gset
select t.together(:'rows', true) as o \gset
select is(t.told(:'o'), '5 checked out, fees paid 50.00, 50.00 past due, 1 ban',
	'what it would come to');
select is(t.rows(:'o'), 'locker:077 0, room:240 3500 2026-12-21 14:07, '
	'room:241 3500 CASH, room:242 1500, room:243 1500 CREDIT', 'row by row');
select t.together(jsonb_set(jsonb_set(:'rows', '{2,items}', 'false'),
	'{3,version}', '"seen before"'), false, t.id('batch')) as o \gset
select is(t.told(:'o'), '3 checked out, 2 refused, fees paid 50.00, 35.00 past '
	'due, 1 ban', 'without the items of one, and one that is stale');
select is(t.rows(:'o'), 'room:240 3500 2026-12-21 14:07, room:241 3500 CASH, '
	'room:243 1500 CREDIT, locker:077 stale, room:242 state', 'row by row');
select is(t.told(t.together(jsonb_set(jsonb_set(:'rows', '{2,items}', 'false'),
	'{3,version}', '"seen before"'), false, t.id('batch'))), t.told(:'o'),
	'asked twice, done once');
select is((select string_agg(n.unit, ' ' order by n.unit)
	from desk.counter_unit_now n where n.status = 'OCCUPIED'),
	'locker:077 room:242', 'who is still here');
select is((select sum(amount) from counter.charges g join counter.visits v
	on v.id = g.visit_id where v.customer_id in (t.id('late100'),
	t.id('late101'), t.id('late104'))), 85.00, 'each fee once');
select is(t.told(t.together(rows::jsonb)), said, said)
from (values
	('[]', 'limit: Between 1 and 200 units'),
	('[{"items": true}]', 'limit: Each row names its unit'),
	('[{"unit": "room:1"}, {"unit": "'
		|| repeat('x', 50) || '", "items": true}]',
		'0 checked out, 2 refused')
) as v (rows, said);
select is(t.told(o #> '{detail,rows,0}'), 'state: The items of Room 242 were '
	'not seen: look for them first', 'seen is true, and nothing else')
from unnest(array['"banana"', '"true"', '1', 'null', '[true]']) items,
	t.together(jsonb_build_array(t.row('room:242')
		|| jsonb_build_object('items', items::jsonb))) o;
select is(t.told(o #> '{detail,rows,0}'), 'stale: 15.00 is due by now, not '
	|| said || ': nothing was taken', 'a row that saw ' || seen)
from (values ('null', 'what you saw'), ('0', '0.00'), ('3500', '35.00'),
	('"fifteen"', 'what you saw'), ('15.5', 'what you saw'),
	('-1500', 'what you saw'), ('1e300', 'what you saw')) as v (seen, said),
	t.together(jsonb_build_array(t.row('room:242', 'CASH')
		|| jsonb_build_object('seen_minor', seen::jsonb))) o;
select is(t.told(t.together(jsonb_build_array(t.row('room:242') || '{
	"received_from": "elsewhere", "console_action": "unit_swap",
	"desk": "elsewhere", "unheard": "of"}'), false, t.id('more'))),
	'1 checked out, 15.00 past due', 'a row that says more');
select is((select count(*) from counter.audit_log a
	where a.metadata ->> 'request' = t.id('more')::text
	  and a.metadata::text ~ 'elsewhere|unit_swap|unheard'), 0::bigint,
	'says it to nobody');
select is_empty('select * from desk.counter_verify()', 'units and stays agree');

-- A ban: a manager's to lift.
select throws_ok(format('select t.does(%L)', format('ban_lift(%L, ''x'')',
	t.id('late100'))), '42501', null, 'not the front desk''s');
reset session authorization;
select is(t.hears(format('ban_lift(%L, %L)', t.id(who), reason), 'manager1'),
	said, said)
from (values
	('late100', '', 'reason: Lifting a ban needs a reason'),
	('late101', 'x', 'state: Guest101, Late is not banned'),
	('free', 'x', 'state: E, Fre is not banned'),
	('nobody', 'x', 'missing: There is no such customer'),
	('late100', 'first time', 'Guest100, Late, banned until 2026-12-21 '
		'14:07, may come in again: first time')
) as v (who, reason, said);
select is((select banned_until from counter.customers
	where id = t.id('late100')), null, 'they may come in');
select is((select concat_ws(' ', action, entity_type, override_reason)
	from counter.audit_log where entity_id = t.id('late100')
	and action = 'UPDATE'), 'UPDATE customer first time', 'on record');

select throws_ok(format('select t.does(%L, %L)', call, 'support1'), '42501',
	null, split_part(call, '(', 1) || ' is not for support')
from unnest(array['checkout_claim('''', null)', 'checkout_release('''', null)',
	'checkout_done('''', '''', true, '''', '''', '''', 0)',
	'checkouts_done(''[]'')']) call;
reset session authorization;

select * from finish();
rollback;
