-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the lane board refuses, in the words that a person reads, with what can
-- be done; and that a refusal leaves nothing half done.
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
select no_plan();

-- Lanes that are closed, and modes that there are not.
select is(t.starts('3', 'bo'), 'state: Lane 3 is closed: the lanes are 1 to 2',
	'a lane beyond the setting');
select is(t.starts(lane, 'bo'), 'missing: Lanes are counted from 1', lane)
from unnest(array['0', 'x', '-1', '1; drop table x', '']) lane;
select is(t.starts('1', 'bo', 'STAY'), 'limit: A lane checks in or renews',
	'a mode');
select is(t.starts('1', 'bo', 'RENEWAL', 3),
	'limit: A stay is renewed for 2 or 6 hours', 'three hours');
select is(t.starts('1', 'nobody'), 'missing: There is no such customer',
	'nobody');
select is(t.hears('lane_start', '1', 'null, null, ''CHECKIN'', null'),
	'missing: Scan or look up a customer first', 'nothing at all');

-- Scans.
create function t.scans(code text, lane text default '1') returns jsonb
language sql
as $$ select t.step('lane_start', lane, format(
	'null, %L, ''CHECKIN'', null', code)) $$;
update counter.customers set id_scan_hash = 'hash-anna'
where id = t.id('anna');
update counter.customers set id_scan_hash = '20417' where id = t.id('bo');
select is(t.scans('hash-nobody') - 'version', '{"ok": false, "code": "missing",
	"sentence": "Nobody is known by that scan: look the customer up by name",
	"who_can": null, "detail": {"candidates": []}}'::jsonb,
	'an unknown scan');
select unnest(array[is(o ->> 'sentence',
		'That scan is of 2 customers: choose one',
		'one of two people'),
	is(o #> '{detail,candidates}', (select jsonb_agg(x
		order by x ->> 'age' nulls first) from (
		values (jsonb_build_object('customer', t.id('anna'), 'name',
			'Lee, Anna', 'age', 38, 'matched', 'membership number')),
		(jsonb_build_object('customer', t.id('bo'), 'name',
			'Larsen, Bo', 'age', null, 'matched', 'identity card')))
			y (x)),
	'names both')])
from t.scans('20417') o;
select is(t.scans(E'a\u202eb') ->> 'sentence',
	'The scan holds characters that cannot be shown', 'a scan that lies');
select is(t.scans('hash-anna') ->> 'sentence', 'Lee, Anna is at lane 1',
	'an identity card');
select is(t.scans('hash-anna', '2') - 'version', jsonb_build_object('ok', false,
	'code', 'clash', 'sentence', 'Lee, Anna stands at lane 1 since 14:07',
	'who_can', null, 'detail', jsonb_build_object('lane', '1', 'customer',
	t.id('anna'))), 'and again at the other lane');
select is(t.hears('lane_start', '1', format('%L, null, ''CHECKIN'', null',
	t.id('bo')), version => 'idle'), 'stale: Lee, Anna stands at lane 1 '
	'now: started by Ana Front, 14:07', 'two desks at one lane');
select is(t.hears('lane_start', '1', format('%L, null, ''CHECKIN'', null',
	t.id('bo'))), 'clash: Lee, Anna stands at lane 1 since 14:07',
	'even with a new look');
select is(t.hears('lane_reset', '1', 'null'), 'Lane 1 is reset', 'a reset');

-- Who is in already: the first visit is opened instead.
select t.goes('1', 'anna', 'COMPLETED');
set test.now = '2026-11-21 14:10:30-08';
select unnest(array[is(o ->> 'sentence', 'Lee, Anna was checked in 3 minutes '
		'ago: room 200 until 20:15', 'a second scan within minutes'),
	is(o -> 'detail', jsonb_build_object('customer', t.id('anna'),
		'visit', (select id from counter.visits
			where customer_id = t.id('anna')),
		'unit', 'room:200', 'lane', '1'), 'opens the first visit')])
from t.scans('hash-anna') o;
set test.now = '2026-11-21 16:10:30-08';
select is(t.scans('hash-anna') ->> 'sentence', 'Lee, Anna is checked in since '
	'14:07: room 200 until 20:15', 'hours later');
select is(t.scans('R200') ->> 'sentence', 'Lee, Anna is checked in since '
	'14:07: room 200 until 20:15', 'by the tag on her key');

-- Who looks for the one who was in there reads a name and no code.
select is((select array_agg(x.words::text) from t.as('frontdesk1', format(
	'(select jsonb_agg(h) from desk.lane_history(%L, %L) h)', v.kind, v.id))
	j, jsonb_to_recordset(j) as x (words text) where x.words ~ v.pattern),
	v.said, 'the history of ' || v.id)
from (values ('unit', 'room:200', '.', array['checked in: Lee, Anna']),
	('lane', '1', '^started', array['started: Lee, Anna'])) as v (kind, id, pattern, said);
select is(desk.counter_history_words(console, action, jsonb_build_object(
	'status', was), jsonb_build_object('status', is_now)), said, said)
from (values (null, 'RELEASE', 'OCCUPIED', 'DIRTY',
		'given back, in use -> dirty'),
	('unit_clean', 'STATUS_CHANGE', 'CLEANING', 'CLEAN',
		'cleaned, being cleaned -> clean'),
	('lane_sign', 'CHECK_IN', 'AWAITING_SIGNATURE', 'COMPLETED',
		'checked in'),
	(null, 'STATUS_CHANGE', 'CHECKED_OUT', 'NO_SHOW',
		'status change, checked out -> no show'))
	as v (console, action, was, is_now, said);
set test.now = '2026-11-21 14:07:00-08';

-- Bans, ages and identity cards.
select is(o - 'version', jsonb_build_object('ok', false, 'code', 'banned',
	'sentence', 'Ned, Ban is banned until 21 Dec 14:07 (30 days)', 'who_can', 'a manager (Mara Manager)', 'detail',
	jsonb_build_object('customer', t.id('banned'))), 'a ban')
from t.step('lane_start', '1', format('%L, null, ''CHECKIN'', null',
	t.id('banned'))) o;
select is(t.starts('1', 'child'), 'limit: The customer is under age',
	'under age');
select is(t.starts('1', 'adult'), 'Ult, Ada is at lane 1', 'of age today');
select is(t.hears('lane_reset', '1', 'null'), 'Lane 1 is reset', 'leaves');
insert into counter.lane_sessions (lane_id, status, id_scan_issue)
values ('1', 'AWAITING_CUSTOMER', 'ID_EXPIRED');
select is(t.starts('1', 'bo'), 'role: The identity card has expired: see '
	'another one, or a manager lets it pass', 'an expired card');
select throws_ok($$ select t.step('lane_id_override', '1', '''seen''') $$,
	'42501', null, 'the front desk does not let it pass');
select is(t.hears('lane_id_override', '1', reason, 'manager1'), said, reason)
from (values ('null', 'reason: Letting an expired card pass needs a reason'),
	('''passport seen''', 'The expired card may pass'),
	('''again''', 'state: Nothing is wrong with the identity card'))
	as v (reason, said);
select is(t.starts('1', 'bo'), 'Larsen, Bo is at lane 1', 'and comes in');
update counter.lane_sessions set id_scan_issue = 'UNDERAGE'
where lane_id = '1' and status = 'ACTIVE';
select is(t.board('1') ->> 'alert', 'under age by the identity card',
	'the card says under age');
select is(t.hears('lane_id_override', '1', '''looks older''', 'manager1'),
	'limit: By the identity card the customer is under age: nobody lets '
	'that pass', 'which no manager lets pass');
select is(t.hears('lane_select', '1', '''LOCKER'', ''EMPLOYEE'', null, null'),
	'LOCKER is proposed by staff', 'they choose');
select is(t.hears('lane_confirm', '1', '''EMPLOYEE'''), 'limit: By the identity '
	'card the customer is under age', 'but get nothing');
select is(t.hears('lane_reset', '1', 'null'), 'Lane 1 is reset', 'and go');

-- The card is judged at every step to the end, whenever the kiosk says so.
create function t.card(issue text) returns void
language sql
as $$ update counter.lane_sessions set id_scan_issue = issue
	where lane_id = '1' and status not in ('COMPLETED', 'CANCELLED') $$;
create function t.carded(issue text, said text) returns setof text
language plpgsql
as $$
declare
	step text[];
begin
	perform t.goes('1', 'adult', 'LOCKED', 'LOCKER');
	foreach step slice 1 in array array[
		['lane_ask_payment', '', '7.00 is due'],
		['lane_pay', '''CASH'', null, 700', '7.00 was taken in cash'],
		['lane_sign', '''MANUAL'', null', 'Ult, Ada: locker 001 until '
			'20:15']]
	loop
		perform t.card(issue);
		return next is(t.hears(step[1], '1', step[2]), said,
			step[1] || ' with ' || issue);
		return next is((select x.possible from t.as('frontdesk1',
			'(select jsonb_agg(c) from desk.lane_can(''lane'', '
			'''1'') c)') j, jsonb_to_recordset(j)
			as x (action text, possible boolean)
			where x.action = step[1]), false, 'nor is it offered');
		perform t.card(null);
		return next is(t.hears(step[1], '1', step[2]), step[3],
			step[1] || ' without');
	end loop;
end
$$;
savepoint cards;
select t.carded('UNDERAGE', 'limit: By the identity card the customer is under '
	'age');
rollback to cards;
select t.carded('ID_EXPIRED', 'role: The identity card has expired: see another '
	'one, or a manager lets it pass');
rollback to cards;

-- What is past due.
select is(t.starts('1', 'owes'), 'Wes, Otto is at lane 1', 'who owes');
select is(t.board('1') ->> 'alert', 'past due 35.00',
	'is seen to');
select is(t.hears('lane_select', '1', '''LOCKER'', ''CUSTOMER'', null, null'),
	'owed: An amount is past due', 'does not choose');
select is(t.hears('lane_select', '1', '''LOCKER'', ''EMPLOYEE'', null, null'),
	'LOCKER is proposed by staff', 'staff do');
select is(t.hears('lane_confirm', '1', '''CUSTOMER'''), 'owed: 35.00 is past '
	'due: take it, or a manager lets it pass', 'nor locks');
select is(t.hears('lane_confirm', '1', '''EMPLOYEE'''),
	'LOCKER is locked by staff, locker 001 is held', 'staff lock');
select is(t.board('1') ->> 'next_words', 'take 35.00 past due', 'then');
select is(t.hears('lane_ask_payment', '1'), '37.00 is due', 'ask');
select is(t.hears('lane_pay', '1', '''CASH'', null, 3700'), 'owed: 35.00 is '
	'past due: take it, or a manager lets it pass', 'it comes first');
select is(t.hears('lane_past_due', '1', how || ', null'), said, how)
from (values ('null', 'owed: 35.00 is due: take it in cash or by card'),
	('''BARTER''', 'owed: 35.00 is due: take it in cash or by card'))
	as v (how, said);
select throws_ok($$ select t.step('lane_past_due_bypass', '1', '''x''') $$,
	'42501', null, 'the front desk does not let it pass');
select is(t.hears('lane_past_due_bypass', '1', '''  ''', 'manager1'),
	'reason: Letting an amount past due pass needs a reason', 'nor a manager '
	'without a reason');
select is(t.hears('lane_past_due_bypass', '1', '''regular''', 'manager1'),
	'35.00 past due may wait', 'but with one');
select is(t.hears('lane_past_due_bypass', '1', '''regular''', 'manager1'),
	'state: A manager let it pass already', 'once');
select is(t.board('1') ->> 'next_words', 'take 37.00', 'it goes on');
select is(t.hears('lane_past_due', '1', '''CREDIT'', ''99'''),
	'35.00 past due was taken by card', 'or it is taken after all');
select results_eq($$ select p.amount, p.quote_json ->> 'type',
		p.status::text, p.payment_method::text, p.lane_session_id
	from counter.payment_intents p where p.quote_json ? 'type' $$,
	$$ values (35.00, 'PAST_DUE', 'PAID', 'CREDIT', null::uuid) $$,
	'as a payment of its own');
select is(t.hears('lane_past_due', '1', '''CASH'', null'),
	'state: Wes, Otto owes nothing', 'nothing is left');
select results_eq($$ select action::text, override_reason, user_role::text
	from counter.audit_log where metadata ->> 'console_action'
		= 'lane_past_due_bypass' $$,
	$$ values ('OVERRIDE', 'regular', 'ADMIN') $$, 'who let it pass, and why');
select is(t.hears('lane_reset', '1', 'null'), 'Lane 1 is reset', 'reset');
select is(p.status::text, 'CANCELLED', 'what was due is cancelled')
from counter.payment_intents p where p.lane_session_id is not null
	and p.amount = 37;

-- Two desks: what one sees, the other has changed.
select t.goes('1', 'bo', 'AWAITING_PAYMENT');
create temporary table seen as select desk.lane_version('1') as version;
select is(t.hears('lane_membership', '1', '''SIX_MONTH'', null', 'frontdesk2'),
	'A six-month membership, 43.00', 'the other desk sells a membership');
select is(t.hears('lane_pay', '1', '''CASH'', null, 4300', 'frontdesk1',
	(select version from seen)), 'stale: Lane 1 was changed since you '
	'looked: membership chosen by Ben Front, 14:07', 'an old look');
select is(o - 'version', '{"ok": false, "code": "stale", "sentence":
	"73.00 is due by now, not 43.00: nothing was taken", "who_can": null,
	"detail": {"seen_minor": 4300, "total_minor": 7300, "quote": {
	"total_minor": 7300, "lines": [
		{"words": "Standard room", "minor": 3000},
		{"words": "Six-month membership", "minor": 4300}]}}}'::jsonb,
	'an old total')
from t.step('lane_pay', '1', '''CASH'', null, 4300') o;
select is(t.hears('lane_pay', '1', '''CASH'', null, null'), 'stale: 73.00 is '
	'due by now, not what you saw: nothing was taken', 'no total');
select is(count(*), 0::bigint, 'nothing was taken')
from counter.payment_intents where status = 'PAID'
	and lane_session_id = (select session from desk.lane_at
		where lane = '1');
select is(t.hears('lane_pay', '1', method || ', null, 7300'),
	'owed: 73.00 is due: take it in cash or by card', method)
from unnest(array['null', '''CHEQUE''']) method;
select is(t.hears('lane_pay', '1', '''CASH'', null, 7300', 'frontdesk2'),
	'73.00 was taken in cash', 'the right one');
select is(o #- '{version}', '{"ok": true, "lane": "1", "booking": null,
	"sentence": "73.00 was paid already, 14:07 in cash: nothing was taken",
	"detail": {"unchanged": true}}'::jsonb, 'the second payment')
from t.step('lane_pay', '1', '''CREDIT'', ''1'', 7300', 'frontdesk1',
	(select (t.board('1') ->> 'version'))) o;
select is(t.hears('lane_sign', '1', args), said, args)
from (values ('''BYPASS'', null',
		'reason: Vouching for the agreement needs a reason'),
	('''DIGITAL'', null', 'missing: The kiosk has not sent a signature: '
		'have it signed there or on paper, or vouch for it with a '
		'reason'),
	('null, null', 'limit: An agreement is signed at the kiosk, on paper, '
		'or vouched for')) as v (args, said);
update counter.agreements set active = false;
select is(t.hears('lane_sign', '1', '''MANUAL'', null'), 'missing: There is no '
	'active agreement to sign: a manager activates one', 'nothing to sign');
update counter.agreements set active = true where version = '7';
update seen set version = desk.lane_version('1');
select alike(t.hears('lane_sign', '1', '''BYPASS'', ''hand in plaster''',
	'frontdesk2'), 'Larsen, Bo: room % until 20:15', 'vouched for');
select results_eq($$ select action::text, override_reason
	from counter.audit_log where entity_type = 'lane_session'
	and metadata ->> 'console_action' = 'lane_sign'
	and user_id = 'frontdesk2' $$,
	$$ values ('OVERRIDE', 'hand in plaster') $$, 'with the reason');
select is(t.hears('lane_sign', '1', '''MANUAL'', null', 'frontdesk1',
	(select version from seen)), 'stale: Lane 1: the session that you saw '
	'has ended: checked in by Ben Front, 14:07',
	'a lane that another desk finished');
select is((select membership_valid_until from counter.customers
	where id = t.id('bo')), '2027-05-21'::date, 'the membership is given');

-- A request is asked twice: the same answer, done once; or another request.
create function t.twice(request uuid, lane text, who text, login text
	default 'frontdesk1') returns jsonb
language sql
as $$ select t.as(login, format('desk.lane_start(%L, ''idle'', %L, %L, null, '
	'''CHECKIN'', null)', request, lane, t.id(who))) $$;
select is(t.twice(t.id('r1'), '1', 'mute') ->> 'sentence',
	'Ute, Mia is at lane 1', 'a request');
select is(t.twice(t.id('r1'), '1', 'mute'), r.outcome || jsonb_build_object(
	'sentence', 'Ute, Mia is at lane 1'), 'asked again')
from desk.request r where r.id = t.id('r1');
select is(t.twice(t.id('r1'), '2', 'mute') ->> 'code', 'reused',
	'for another lane');
select is(t.twice(t.id('r1'), '1', 'mute', 'frontdesk2') ->> 'code', 'reused',
	'by somebody else');
select is(count(*), 1::bigint, 'one session, one entry')
from counter.audit_log where metadata ->> 'request' = t.id('r1')::text;

-- Nothing of a dry run stays.
create temporary table kept as select (select count(*) from counter.audit_log)
	as entries, (select count(*) from desk.request) as requests,
	desk.lane_version('1') as version;
select is(t.step('lane_language', '1', '''EN''', dry => true) ->> 'sentence',
	'Ute, Mia speaks English', 'only tried');
select results_eq('table kept', $$ select (select count(*)
	from counter.audit_log), (select count(*) from desk.request),
	desk.lane_version('1') $$, 'and nothing is changed');

-- Names that are written to hurt.
update counter.customers set name = hostile.name, primary_language = 'EN'
from (values (E'{customer:' || t.id('anna') || '} "x" \\ %s $1 '';--'))
	as hostile (name)
where id = t.id('mute');
select is(t.board('1') ->> 'customer_name', desk.listing_name(
	(select name from counter.customers where id = t.id('mute'))),
	'a name is shown as it is written');
select is(t.hears('lane_language', '1', '''ES'''), desk.listing_name(
	(select name from counter.customers where id = t.id('mute')))
	|| ' speaks Spanish', 'and said as it is written');
select is(t.as('frontdesk1', format('(select jsonb_agg(x.customer)
	from desk.lane_lookup(%L, 9) x)', wanted)), found, 'found by ' || wanted)
from (values ('%s', jsonb_build_array(t.id('mute'))), ('__', null),
	('\ %', jsonb_build_array(t.id('mute'))),
	(''';--', jsonb_build_array(t.id('mute'))), ('  ', null), ('x', null),
	('larsen b', jsonb_build_array(t.id('bo'))),
	('LEE', jsonb_build_array(t.id('anna')))) as v (wanted, found);

-- Namesakes are told apart by their age, by those who are shown it at the lane.
insert into counter.customers (id, name, dob) values
	(t.id('young'), 'Nina Mesake', '2005-11-22'),
	(t.id('older'), 'Nina Mesake', '1961-11-21'),
	(t.id('ageless'), 'Nina Mesake', null);
select is(t.as(who, '(select jsonb_agg(x.age order by x.age)
	from desk.lane_lookup(''mesake'', 9) x)'), ages, who || ' sees ages')
from (values ('frontdesk1', '[20, 65, null]'::jsonb),
	('manager1', '[20, 65, null]'), ('support1', '[null, null, null]'))
	as v (who, ages);

-- Names as people type them: without case and accents, in any order, from two
-- letters on, misspelt; and numbers.
insert into counter.customers (id, name, membership_number) values
	(t.id('fr'), 'Friederike Müller', '30001'),
	(t.id('mulder'), 'Mulder, Piet', null),
	(t.id('garcia'), 'José García López', '30002');
select is(t.as('support1', format('(select jsonb_agg(x.name || '' '' || x.matched
	order by x.name) from desk.lane_lookup(%L, 9) x)', wanted)),
	case when found <> '' then array_to_json(string_to_array(found, '; '))::jsonb
		end, 'looked up: ' || wanted)
from (values
	('muller', 'Müller, Friederike name'),
	('MÜLLER', 'Müller, Friederike name'),
	('mul', 'Mulder, Piet name; Müller, Friederike name'),
	('mu', 'Mulder, Piet name; Müller, Friederike name'),
	('ul', 'Mulder, Piet name; Müller, Friederike name; Ult, Ada name'),
	('rcía', 'López, José García name'),
	('qq', ''),
	('00', 'López, José García membership number; Müller, Friederike membership number'),
	('frieder mul', 'Müller, Friederike name'),
	('müller, friederike', 'Müller, Friederike name'),
	('mueler', 'Müller, Friederike sounds alike'),
	('mullre', 'Müller, Friederike sounds alike'),
	('muler frid', ''),
	('friedrike muller', 'Müller, Friederike sounds alike'),
	('lopez jose', 'López, José García name'),
	('garcia lopez jo', 'López, José García name'),
	('lop gar', 'López, José García name'),
	('lop garx', ''),
	('l gar', 'López, José García name'),
	('garcai', 'López, José García sounds alike'),
	('#30001', 'Müller, Friederike membership number'),
	('3000', 'López, José García membership number; Müller, Friederike '
		'membership number'),
	('30001 muller', '')) as v (wanted, found);
select is(desk.name_prefixes(prefixes::text[], fewest)::text, taken,
	format('%s as prefixes, partners of %s', prefixes, fewest))
from (values ('{gar}', 2, '(gar,,{})'), ('{jo,garcia,lop}', 2,
		'(garcia,lop,{jo})'),
	('{l,gar}', 2, '(gar,,{l})'), ('{l,gar}', 1, '(gar,l,{})'),
	('{}', 1, '(,,{})')) as v (prefixes, fewest, taken);
insert into counter.customers (id, name) values (t.id('kamu'), 'Aad Kamu');
select is(t.as('support1', '(select jsonb_agg(x.name)
	from desk.lane_lookup(''mu'', 9) x)'),
	'["Mulder, Piet", "Müller, Friederike", "Kamu, Aad"]',
	'a name that begins so comes before one that has it inside');
select is(t.hears(action, '1', args), said, action || ' ' || args)
from (values
	('lane_language', '''DE''', 'limit: A language is English or Spanish'),
	('lane_language', 'null', 'limit: A language is English or Spanish'),
	('lane_membership', '''YEAR'', null',
		'limit: A membership is for once or for six months'),
	('lane_membership', '''SIX_MONTH'', ''LEND''',
		'limit: A membership is bought or renewed'),
	('lane_select', '''TENT'', null, null, null', 'limit: A rental is a '
		'locker, a gym locker or a standard, double or special room'),
	('lane_select', 'null, null, null, null', 'limit: A rental is a '
		'locker, a gym locker or a standard, double or special room'),
	('lane_select', '''LOCKER'', ''KIOSK'', null, null',
		'limit: A selection is proposed by the customer or by staff'),
	('lane_select', 'null, null, ''LOCKER'', ''STANDARD''', 'limit: People '
		'wait for a room of another tier than their own'),
	('lane_select', 'null, null, ''DOUBLE'', ''DOUBLE''', 'limit: People '
		'wait for a room of another tier than their own'),
	('lane_select', 'null, null, ''DOUBLE'', ''LOCKER''',
		'state: DOUBLE is free: nobody needs to wait for it'),
	('lane_select', '''STANDARD'', ''EMPLOYEE'', null, null',
		'STANDARD is proposed by staff'),
	('lane_confirm', '''KIOSK''',
		'limit: A selection is confirmed by the customer or by staff'),
	('lane_assign', 'null', 'missing: There is no such unit'),
	('lane_assign', '''room:999''', 'missing: There is no room 999'),
	('lane_assign', '''{customer:1}''',
		'missing: There is no {customer 1}'),
	('lane_assign', 'E''room:2\u202e00''',
		'limit: The unit holds characters that cannot be shown'),
	('lane_assign', '''room:205:{customer:1}''',
		'missing: There is no room 205 {customer 1}'),
	('lane_assign', '''room:200''', 'clash: Room 200 is somebody else''s'),
	('lane_reset', '''' || repeat('x', 501) || '''',
		'limit: The reason has 501 characters, at most 500 fit'))
	as v (action, args, said);

-- A lane that is none is not named, by no step; a look that is none is an old
-- one.
select is(t.hears(action, lane, args, 'manager1', 'x'),
	'missing: Lanes are counted from 1', action || ' '
		|| coalesce(encode(convert_to(lane, 'UTF8'), 'escape'), '-'))
from (values ('lane_reset', '''x'''), ('lane_language', '''EN'''),
	('lane_confirm', '''EMPLOYEE'''), ('lane_pay', '''CASH'', null, 1'),
	('lane_start', format('%L, null, ''CHECKIN'', null', t.id('kim'))))
	as v (action, args),
	unnest(array['{customer:' || t.id('anna') || '}', E'1\u202e', '01', '',
		null]) lane;
select is((select x.sentence from t.as('frontdesk1', format('(select
	jsonb_agg(c) from desk.lane_can(''lane'', %L) c)', lane)) j,
	jsonb_to_recordset(j) as x (action text, sentence text)
	where x.action = 'lane_sign'), 'Lanes are counted from 1',
	'nor by what can be done there: '
		|| encode(convert_to(lane, 'UTF8'), 'escape'))
from unnest(array['{customer:' || t.id('anna') || '}', E'1\u202e']) lane;
select is(t.step(action, '1', args, version => seen) ->> 'code', 'stale',
	action || ' after ' || seen)
from (values ('lane_confirm', '''EMPLOYEE'''), ('lane_language', '''EN'''))
	as v (action, args),
	unnest(array[repeat('-', 36) || '.x', '-.x', '.']) seen;

select is_empty('select * from desk.counter_verify()',
	'units and stays say the same');
select * from finish();
rollback;
