-- SPDX-License-Identifier: GPL-3.0-or-later
-- A check-in at a lane from the start to the room, step by step, with what the
-- board shows and the rows behind it (issue of the lane board; domain.md 1.3).
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
select no_plan();

select is(t.board('1') - 'operator', t.board('2') - 'operator'
	|| '{"lane": "1"}', 'two lanes by default, both idle');
select is(jsonb_array_length(t.as('frontdesk1', '(select jsonb_agg(b) from
	desk.lane_board() b)')), 2, 'and no third');

-- Each step: what it says, and the board after it.
create temporary table step (n integer, action text, args text, said text,
	stages text, next text, state text);
insert into step values
	(1, 'lane_start', format('%L, null, ''CHECKIN'', null', t.id('mute')),
		'Ute, Mia is at lane 1', '>.....', 'choose the language',
		'ACTIVE'),
	(2, 'lane_language', '''ES''', 'Ute, Mia speaks Spanish', '+>....',
		'choose the membership', 'ACTIVE'),
	(3, 'lane_membership', '''ONE_TIME'', null',
		'Membership for once, 13.00', '++>...', 'propose a rental',
		'ACTIVE'),
	(4, 'lane_select', '''DOUBLE'', ''CUSTOMER'', null, null',
		'DOUBLE is proposed by the customer', '++>...', 'lock DOUBLE',
		'ACTIVE'),
	(5, 'lane_select', '''STANDARD'', ''EMPLOYEE'', null, null',
		'STANDARD is proposed by staff', '++>...', 'lock STANDARD',
		'AWAITING_ASSIGNMENT'),
	(6, 'lane_confirm', '''CUSTOMER''',
		'STANDARD is locked by the customer, room 200 is held',
		'+++>.+', 'ask for the payment', 'AWAITING_ASSIGNMENT'),
	(7, 'lane_assign', '''room:205''', 'Room 205 is held for Ute, Mia',
		'+++>.+', 'ask for the payment', 'AWAITING_ASSIGNMENT'),
	(8, 'lane_ask_payment', '', '43.00 is due', '+++>.+', 'take 43.00',
		'AWAITING_PAYMENT'),
	(9, 'lane_pay', '''CREDIT'', ''4471'', 4300', '43.00 was taken by card',
		'++++>+', 'sign the agreement', 'AWAITING_SIGNATURE');
create function t.walks(s step) returns setof text
language plpgsql
as $$
begin
	return next is(t.hears(s.action, '1', s.args), s.said,
		s.n || ' ' || s.action);
	return next is(array[b ->> 'stages', b ->> 'next_words', b ->> 'state'],
		array[s.stages, s.next, s.state], s.n || ' on the board')
	from t.board('1') b;
end
$$;
select t.walks(s) from step s order by s.n;

select is(b - array['session', 'version', 'customer', 'quote'], '{
	"lane": "1", "state": "AWAITING_SIGNATURE", "mode": "CHECKIN",
	"hours": null, "operator": "Ana Front",
	"since": "2026-11-21T14:07:00", "customer_name": "Ute, Mia",
	"membership": null, "age": 56, "language": "ES", "stages": "++++>+",
	"next_action": "lane_sign", "next_words": "sign the agreement",
	"selection_words": "STANDARD by staff, locked customer 14:07",
	"unit": "room:205", "unit_words": "205 held; no one waits for STANDARD",
	"payment": "PAID", "payment_words": "PAID card 4471 14:07",
	"agreement_words": "agreement v7 (ES) waits to be signed",
	"past_due_minor": 0, "bypassed": false, "banned_until": null,
	"alert": null, "changed_at": null,
	"changed_by": null}'::jsonb, 'the lane before the end')
from t.board('1') b;
select is(b -> 'quote', '{"total_minor": 4300, "lines": [
	{"words": "Standard room", "minor": 3000},
	{"words": "Membership fee", "minor": 1300}]}'::jsonb,
	'with the lines of its quote')
from t.board('1') b;

-- The end, in one transaction.
select is(o - 'version' #- '{detail,visit}' #- '{detail,block}',
	jsonb_build_object('ok', true, 'lane', '1', 'booking', null,
	'sentence', 'Ute, Mia: room 205 until 20:15', 'detail',
	jsonb_build_object('customer', t.id('mute'), 'unit', 'room:205',
		'ends', '2026-11-21 20:15')), 'signed, and complete')
from t.step('lane_sign', '1', '''MANUAL'', null') o;
select is(t.state('1'), 'IDLE', 'the lane is free');
select results_eq($$ select status::text, selection_confirmed_by::text,
		desired_rental_type::text
	from counter.lane_sessions where customer_id = t.id('mute') $$,
	$$ values ('COMPLETED', 'CUSTOMER', 'STANDARD') $$, 'the session');
select results_eq($$ select r.number::text, r.status::text
	from counter.rooms r where r.assigned_to_customer_id = t.id('mute') $$,
	$$ values ('205', 'OCCUPIED') $$, 'the room');
select results_eq($$ select b.block_type::text, b.rental_type::text,
		b.agreement_signed, b.starts_at, b.ends_at,
		b.session_id = (select id from counter.lane_sessions
			where customer_id = t.id('mute'))
	from counter.checkin_blocks b
	join counter.visits v on v.id = b.visit_id
	where v.customer_id = t.id('mute') and v.ended_at is null $$,
	$$ values ('INITIAL', 'STANDARD', true,
		'2026-11-21 14:07-08'::timestamptz,
		'2026-11-21 20:15-08'::timestamptz, true) $$,
	'the visit and its block');
select results_eq($$ select s.agreement_version::text,
		s.agreement_text_snapshot, s.customer_name::text,
		s.signed_method::text
	from counter.agreement_signatures s $$,
	$$ values ('7', 'Be nice, and quiet.', 'Mia Ute', 'MANUAL') $$,
	'the signature, word for word');
select results_eq($$ select p.status::text, p.amount, p.payment_method::text,
		p.square_transaction_id::text
	from counter.payment_intents p $$,
	$$ values ('PAID', 43.00, 'CREDIT', '4471') $$, 'one payment');
select is_empty('select * from desk.counter_verify()',
	'units and stays say the same');
select results_eq($$ select metadata ->> 'console_action', count(*)
	from counter.audit_log where entity_type = 'lane_session'
	group by 1 order by 1 $$,
	$$ select action, count(*) from (select action from step
		union all select 'lane_sign') x
	group by 1 order by 1 $$,
	'one entry of the lane for each step');
select is_empty($$ select * from counter.audit_log
	where user_id <> 'frontdesk1' or user_agent <> 'opsdesk'
	   or metadata ->> 'desk' <> 'desk 2'
	   or not metadata ? 'request' or staff_id is null $$,
	'each by somebody, at a desk, for a request');
select is_empty($$ select * from counter.audit_log
	where (old_value::text || new_value::text) ~ 'Ute' $$,
	'and none with a name');
select is_empty($$ select * from desk.request where outcome::text ~ 'Ute' $$,
	'nor is one kept with an outcome');

select * from finish();
rollback;
