-- SPDX-License-Identifier: GPL-3.0-or-later
-- A lane from start to end: its states, who may stand there, the selection,
-- the payment, and what must be done before the next step (document 002
-- "lane_sessions", "payment_intents"; domain.md 1.3).
begin;
\ir fixture.psql
\ir counter.psql
select no_plan();

select t.machine('counter.lane_session', '
() -> IDLE AWAITING_CUSTOMER ACTIVE
IDLE -> AWAITING_CUSTOMER ACTIVE COMPLETED CANCELLED
AWAITING_CUSTOMER -> ACTIVE COMPLETED CANCELLED
ACTIVE -> AWAITING_ASSIGNMENT AWAITING_PAYMENT COMPLETED CANCELLED
AWAITING_ASSIGNMENT -> AWAITING_PAYMENT COMPLETED CANCELLED
AWAITING_PAYMENT -> AWAITING_SIGNATURE COMPLETED CANCELLED
AWAITING_SIGNATURE -> COMPLETED CANCELLED');
select t.machine('counter.payment', '
() -> DUE
DUE -> PAID CANCELLED
PAID -> REFUNDED');

-- Lanes that begin.
create function t.start(lane text, who text, mode text default 'CHECKIN')
returns text
language sql
as $$
	select t.said(format('insert into counter.lane_sessions (id, lane_id,
		status, customer_id, checkin_mode) values (%L, %L, ''ACTIVE'',
		%L, %L)', t.id('lane ' || lane), lane, t.id(who), mode))
$$;
create function t.lane(lane text, change text) returns text
language sql
as $$
	select t.said(format('update counter.lane_sessions set %s
		where id = %L', change, t.id('lane ' || lane)))
$$;
create function t.lane(lane text) returns counter.lane_sessions
language sql
as $$ select * from counter.lane_sessions where id = t.id('lane ' || lane) $$;

select is(t.said('insert into counter.lane_sessions (lane_id) values (''9'')'),
	'done', 'a lane that waits');
select is(status::text, 'IDLE', 'is idle') from counter.lane_sessions
where lane_id = '9';
select is(t.said('insert into counter.lane_sessions (lane_id, status)
	values (''8'', ''AWAITING_PAYMENT'')'),
	'A lane session does not begin as awaiting payment',
	'no lane begins in the middle');
select is(t.said('insert into counter.lane_sessions (lane_id)
	values (''zero'')'), 'Lanes are counted from 1', 'lanes are numbers');
select is(t.start('9', 'anna'), 'The lane is in use',
	'a lane has one session at a time');
select is(t.said(format('update counter.lane_sessions set status = ''ACTIVE'',
	customer_id = %L where lane_id = ''9''', t.id('anna'))), 'done',
	'which a start uses again');
select is(t.said('update counter.lane_sessions set status = ''IDLE''
	where lane_id = ''9'''),
	'A lane session that is active does not become idle',
	'nobody goes back to waiting');
select is(t.said('update counter.lane_sessions set status = ''CANCELLED''
	where lane_id = ''9'''), 'done', 'one that was called off');
select is(t.said('update counter.lane_sessions set status = ''COMPLETED'',
	customer_id = null where lane_id = ''9'''),
	'A lane session that is cancelled does not become completed',
	'is not reset');

-- Who may stand there.
select is(t.start(lane, who, mode), said, who || ' ' || mode)
from (values
	('11', 'banned', 'CHECKIN', 'The customer is banned for another '
		'30 days'),
	('12', 'free', 'CHECKIN', 'done'),
	('13', 'child', 'CHECKIN', 'The customer is under age'),
	('14', 'adult', 'CHECKIN', 'done'),
	('15', 'bo', 'RENEWAL', 'The customer is not checked in: there is '
		'nothing to renew'),
	('16', 'bo', 'CHECKIN', 'done'),
	('17', 'nobody', 'CHECKIN', 'There is no such customer')
) as v (lane, who, mode, said);
update counter.customers set banned_until = '2026-11-22 14:06:59-08'
where id = t.id('banned');
select is(t.start('11', 'banned'), 'The customer is banned for another day',
	'the last day of a ban');
select ok(t.visit('kim', '077') is not null, 'somebody is inside');
select is(t.start('18', 'kim'), 'The customer is checked in already',
	'and does not come in twice');
select is(t.start('18', 'kim', 'RENEWAL'), 'done', 'but renews');
select is(t.lane('18', 'checkin_mode = ''CHECKIN'''),
	'The customer is checked in already', 'nor by a change of mind');
select is(t.lane('18', 'status = ''COMPLETED'', customer_id = null'), 'done',
	'a lane is reset');
select is(t.lane('18', 'customer_id = null'), 'done', 'or twice');

-- Proposing, and the first confirmation.
select is(t.start('1', 'anna'), 'done', 'lane 1');
select is(t.lane('1', 'proposed_rental_type = ''DOUBLE'',
	proposed_by = ''CUSTOMER'''), 'done', 'the customer proposes');
select is(t.lane('1', 'proposed_rental_type = ''STANDARD'',
	proposed_by = ''EMPLOYEE'''), 'done', 'staff propose something else');
select is(t.lane('1', change), said, regexp_replace(change, '\s+', ' ', 'g'))
from (values
	('proposed_by = ''KIOSK''',
		'A selection is proposed by the customer or by staff'),
	('proposed_by = null',
		'A selection is proposed by the customer or by staff'),
	('selection_confirmed = true',
		'A selection is proposed, then confirmed and locked at once'),
	('selection_locked_at = now()',
		'A selection is proposed, then confirmed and locked at once'),
	('selection_confirmed = true, selection_confirmed_by = ''CUSTOMER''',
		'A selection is proposed, then confirmed and locked at once'),
	('selection_confirmed = true, selection_confirmed_by = ''KIOSK'',
		selection_locked_at = now()',
		'A selection is confirmed by the customer or by staff'),
	('renewal_hours = 3', 'A stay is renewed for 2 or 6 hours'),
	('membership_choice = ''YEAR''',
		'A membership is for once or for six months'),
	('membership_purchase_intent = ''LEND''',
		'A membership is bought or renewed'),
	('checkin_mode = ''STAY''', 'A lane checks in or renews'),
	('id_scan_issue = ''BLURRED''',
		'There is no such issue of an identity card'),
	('assigned_resource_type = ''room''', 'A unit is a room or a locker'),
	('status = ''AWAITING_PAYMENT''',
		'Nothing is paid or signed before the selection is locked'),
	('renewal_hours = 6, membership_choice = ''SIX_MONTH'',
		membership_purchase_intent = ''PURCHASE''', 'done')
) as v (change, said);
select is(t.lane('1', 'selection_confirmed = true, selection_confirmed_by =
	''CUSTOMER'', selection_locked_at = ''2026-11-21 14:05-08'',
	desired_rental_type = proposed_rental_type'), 'done',
	'the customer confirms');
select is(t.lane('1', change), 'The selection is locked', change)
from unnest(array['proposed_rental_type = ''DOUBLE''',
	'proposed_by = ''CUSTOMER''', 'selection_confirmed_by = ''EMPLOYEE''',
	'selection_locked_at = ''2026-11-21 14:06-08''']) change;
select is(t.lane('1', 'selection_confirmed_by = ''CUSTOMER'',
	kiosk_acknowledged_at = now()'), 'done',
	'the other side acknowledges');

-- What must be there before somebody proposes.
create function t.proposes(lane text, by text) returns text
language sql
as $$ select t.lane(lane, format('proposed_rental_type = ''LOCKER'',
	proposed_by = %L', by)) $$;
select is(t.start('21', 'mute'), 'done', 'lane 21');
select is(t.proposes('21', 'EMPLOYEE'), 'A language is not chosen yet',
	'first a language');
update counter.customers set primary_language = 'ES' where id = t.id('mute');
select is(t.proposes('21', 'EMPLOYEE'), 'done', 'then a selection');
select is(t.said('insert into counter.lane_sessions (id, lane_id, status,
	proposed_rental_type, proposed_by) values (gen_random_uuid(), ''22'',
	''ACTIVE'', ''LOCKER'', ''EMPLOYEE'')'), 'There is no customer yet',
	'nobody proposes nothing for nobody');
select is(t.start('23', 'owes'), 'done', 'lane 23');
select is(t.proposes('23', 'CUSTOMER'), 'An amount is past due',
	'who owes does not choose');
select is(t.proposes('23', 'EMPLOYEE'), 'done', 'staff choose for them');
select is(t.lane('23', 'past_due_bypassed = true'),
	'Only an administrator lets an amount past due pass',
	'somebody lets it pass');
select is(t.lane('23', format('past_due_bypassed = true,
	past_due_bypassed_by_staff_id = %L, past_due_bypassed_at = now()',
	t.id('ana'))), 'Only an administrator lets an amount past due pass',
	'not just anybody');
select is(t.lane('23', format('past_due_bypassed = true,
	past_due_bypassed_by_staff_id = %L', t.id('admin'))),
	'Who lets an amount past due pass is noted, and when',
	'nor without the time');
select is(t.lane('23', format('past_due_bypassed = true,
	past_due_bypassed_by_staff_id = %L, past_due_bypassed_at = now()',
	t.id('admin'))), 'done', 'an administrator does');
select is(t.lane('23', 'proposed_rental_type = ''STANDARD'',
	proposed_by = ''CUSTOMER'''), 'done', 'and the customer chooses');

-- The payment of a lane.
create function t.asks(lane text, what text, amount numeric, quote jsonb)
returns text
language sql
as $$
	select t.said(format('insert into counter.payment_intents (id,
		lane_session_id, amount, quote_json) values (%L, %L, %L, %L)',
		t.id('intent ' || what), t.id('lane ' || lane), amount, quote))
$$;
select is(t.asks('1', 'first', 43.00, '{"total": 43}'), 'done',
	'an intent of the quote''s amount');
select is(t.asks('1', 'second', 43.00, '{"total": 43}'),
	'The lane has a payment waiting already', 'a lane has one that is due');
select is(t.asks('21', what, amount::numeric, quote::jsonb), said, words)
from (values
	('x1', '43.01', '{"total": 43}', 'The amount is not that of the quote',
		'another amount'),
	('x2', '43.00', '{"total": "43"}',
		'The amount is not that of the quote', 'a total that is a text'),
	('x3', '43.00', '{}', 'The amount is not that of the quote',
		'a quote without a total'),
	('x4', '-1.00', '{"total": -1}', 'An amount cannot be negative',
		'less than nothing'),
	('x5', '9.00', '{"type": "UPGRADE", "amount": 9.00}', 'done',
		'an upgrade has an amount')
) as v (what, amount, quote, said, words);
select is(t.lane('1', format('status = ''AWAITING_PAYMENT'',
	payment_intent_id = %L', t.id('intent x5'))),
	'The lane has no such payment', 'another lane''s payment');
select is(t.lane('1', format('status = ''AWAITING_PAYMENT'',
	payment_intent_id = %L', t.id('intent first'))), 'done',
	'the lane waits for its own');
select is(t.lane('1', 'status = ''AWAITING_SIGNATURE'''),
	'The lane is not paid yet', 'and does not go on before');
create function t.intent(what text, change text) returns text
language sql
as $$
	select t.said(format('update counter.payment_intents set %s
		where id = %L', change, t.id('intent ' || what)))
$$;
select is(t.intent('first', 'amount = 40, quote_json = ''{"total": 40}'''),
	'done', 'a quote is made again while it is due');
select is(t.intent('first', 'status = ''PAID'''),
	'What is paid says when it was', 'paid, but when?');
select is(t.intent('first', 'status = ''PAID'', paid_at = now(),
	payment_method = ''BARTER'''), 'A payment is cash or credit', 'how?');
select is(t.intent('first', 'status = ''REFUNDED'', paid_at = now()'),
	'A payment that is due does not become refunded', 'first pay');
select is(t.intent('first', 'status = ''PAID'', paid_at = now(),
	payment_method = ''CREDIT'', square_transaction_id = ''4471'''),
	'done', 'paid');
select is(t.intent('first', 'status = ''PAID'''), 'done', 'or twice');
select is(t.intent('first', 'status = ''CANCELLED'', paid_at = null'),
	'A payment that is paid does not become cancelled',
	'money does not go away');
select is(t.intent('first', 'amount = 1, quote_json = ''{"total": 1}'''),
	'What was asked for does not change: the payment is paid',
	'and what was asked for stands');
select is(t.asks('1', 'third', 1.00, '{"total": 1}'), 'done',
	'another one may be due now');
select is(t.intent('third', 'status = ''CANCELLED'''), 'done',
	'and be cancelled');

-- A unit is selected.
create function t.selects(lane text, number text) returns text
language sql
as $$ select t.lane(lane, format('assigned_resource_type = %L,
	assigned_resource_id = %L', case when number < '200' then 'locker'
	else 'room' end, coalesce(t.room(number), t.locker(number)))) $$;
select is(t.selects('1', number), said, words)
from (values
	('204', 'done', 'a clean room'),
	('077', 'Locker 077 is somebody else''s', 'a locker that is taken'),
	('078', 'done', 'another')
) as v (number, said, words);
select is(t.lane('1', format('assigned_resource_type = ''locker'',
	assigned_resource_id = %L', t.room('204'))), 'There is no such locker',
	'a room is no locker');
update counter.rooms set status = 'DIRTY' where number = '205';
select is(t.selects('1', '205'), 'Room 205 is dirty, not clean',
	'a dirty one');
select is(t.selects('1', '204'), 'done', 'back to the first');
select is(t.selects('21', '204'), 'Room 204 is held: selected at lane 1',
	'another lane is told');
select is(t.said(format('update counter.rooms set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = ''204''', t.id('mute'))),
	'Room 204 is held: selected at lane 1', 'whoever takes it too');

-- The end.
select is(t.lane('1', 'status = ''AWAITING_SIGNATURE'''), 'done',
	'paid: the agreement');
select is(t.lane('1', 'status = ''COMPLETED'''), 'There is no check-in with '
	'a signed agreement yet', 'not without a stay');
select is(t.said(format('update counter.rooms set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = ''204''', t.id('anna'))),
	'done', 'the customer takes the room');
select is(t.said(format('insert into counter.visits (id, customer_id,
	started_at) values (%L, %L, ''2026-11-21 14:07-08'')',
	t.id('visit anna'), t.id('anna'))), 'done', 'the visit');
select is(t.said(format('insert into counter.checkin_blocks (id, visit_id,
	block_type, starts_at, ends_at, room_id, rental_type, session_id)
	values (%L, %L, ''INITIAL'', ''2026-11-21 14:07-08'',
	''2026-11-21 20:15-08'', %L, ''STANDARD'', %L)', t.id('block anna'),
	t.id('visit anna'), t.room('204'), t.id('lane 1'))), 'done',
	'the block');
select is(t.lane('1', 'status = ''COMPLETED'''), 'There is no check-in with '
	'a signed agreement yet', 'not without a signature');
select is(t.said(format('insert into counter.agreement_signatures
	(agreement_id, agreement_version, agreement_text_snapshot,
	checkin_block_id, signature_png_base64, customer_name)
	values (%L, ''7'', ''Be nice, and quiet.'', %L, ''iVBO'',
	''Anna Lee'')', t.id('v7'), t.id('block anna'))), 'done', 'signed');
select is(t.lane('1', 'status = ''COMPLETED'''), 'done', 'complete');
select is(t.lane('1', 'kiosk_acknowledged_at = now()'), 'done',
	'the kiosk has seen it');
select is(t.start('1b', 'bo'), 'Lanes are counted from 1', 'no lane 1b');
select is(t.said(format('insert into counter.lane_sessions (lane_id, status,
	customer_id) values (''1'', ''ACTIVE'', %L)', t.id('bo'))), 'done',
	'the next customer at the lane');

-- A reset leaves nothing behind.
select is(t.selects('23', '206'), 'done', 'a lane holds a room');
select is(t.lane('23', 'status = ''COMPLETED'''),
	'The selection is not locked', 'it is not complete');
select is(t.lane('23', 'status = ''COMPLETED'', customer_id = null'),
	'A lane is reset as a whole', 'nor half reset');
select is(t.lane('23', 'status = ''COMPLETED'', customer_id = null,
	proposed_rental_type = null, proposed_by = null,
	assigned_resource_type = null, assigned_resource_id = null'), 'done',
	'but reset');
select is(t.selects('21', '206'), 'done', 'the room is free again');
select is_empty('select * from desk.counter_verify()',
	'units and stays say the same');

select * from finish();
rollback;
