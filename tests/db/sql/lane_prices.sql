-- SPDX-License-Identifier: GPL-3.0-or-later
-- The prices of domain.md 1.5 as an operator sees them at a lane: by rental,
-- age, card and hour of the week; what is kept of a quote; and the numbers that
-- a manager changes.
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
select no_plan();

-- Somebody of an age, with or without a card that is valid today.
insert into counter.customers (id, name, dob, primary_language,
	membership_card_type, membership_valid_until)
select t.id(v.who), 'Price ' || v.who, v.dob, 'EN', v.card, v.until
from (values ('old', '1980-01-01'::date, null, null::date),
	('young', '2005-06-01', null, null),
	('25 today', '2001-11-18', null, null),
	('24 still', '2001-11-19', null, null),
	('unknown', null, null, null),
	('card', '1980-01-01', 'SIX_MONTH', '2026-11-30'),
	('last day', '1980-01-01', 'SIX_MONTH', '2026-11-18'),
	('run out', '1980-01-01', 'SIX_MONTH', '2026-11-17'),
	('no card', '1980-01-01', 'NONE', null)) as v (who, dob, card, until);

-- What a lane asks for, in all and line by line; then all is as it was.
create function t.asks(who text, rental text, at timestamptz,
	choice text default 'NONE') returns text
language plpgsql
as $$
declare
	said text;
begin
	perform set_config('test.now', at::text, true);
	begin
		perform t.goes('1', who, 'ACTIVE');
		perform t.step('lane_membership', '1',
			format('%L, null', choice));
		perform t.step('lane_select', '1',
			format('%L, ''EMPLOYEE'', null, null', rental));
		perform t.step('lane_confirm', '1', '''EMPLOYEE''');
		select string_agg(l ->> 'minor', '+' order by n) || '='
			|| (o #>> '{detail,quote,total_minor}')
		into said
		from t.step('lane_ask_payment', '1') o,
			jsonb_array_elements(o #> '{detail,quote,lines}')
				with ordinality x (l, n)
		group by o;
		raise exception 'undone' using errcode = 'T0000';
	exception when sqlstate 'T0000' then
		return said;
	end;
end
$$;
select is(t.asks(who, rental, at::timestamptz, choice), said,
	concat_ws(' ', who, rental, at, choice))
from (values
	-- Wednesday in the window, after it, and at its edges
	('old', 'STANDARD', '2026-11-18 12:00-08', 'NONE', '2700+1300=4000'),
	('old', 'DOUBLE', '2026-11-18 12:00-08', 'NONE', '3700+1300=5000'),
	('old', 'SPECIAL', '2026-11-18 12:00-08', 'NONE', '4700+1300=6000'),
	('old', 'LOCKER', '2026-11-18 12:00-08', 'NONE', '1600+1300=2900'),
	('old', 'GYM_LOCKER', '2026-11-18 12:00-08', 'NONE', '0+1300=1300'),
	('old', 'STANDARD', '2026-11-18 07:59:59-08', 'NONE', '3000+1300=4300'),
	('old', 'STANDARD', '2026-11-18 08:00-08', 'NONE', '2700+1300=4000'),
	('old', 'STANDARD', '2026-11-18 16:00-08', 'NONE', '2700+1300=4000'),
	('old', 'STANDARD', '2026-11-18 16:00:01-08', 'NONE', '3000+1300=4300'),
	('old', 'DOUBLE', '2026-11-18 20:00-08', 'NONE', '4000+1300=5300'),
	('old', 'SPECIAL', '2026-11-18 20:00-08', 'NONE', '5000+1300=6300'),
	('old', 'LOCKER', '2026-11-18 20:00-08', 'NONE', '1900+1300=3200'),
	-- the weekend of a locker
	('old', 'LOCKER', '2026-11-20 16:00-08', 'NONE', '1600+1300=2900'),
	('old', 'LOCKER', '2026-11-20 16:00:01-08', 'NONE', '2400+1300=3700'),
	('old', 'LOCKER', '2026-11-21 12:00-08', 'NONE', '2400+1300=3700'),
	('old', 'LOCKER', '2026-11-23 07:59:59-08', 'NONE', '2400+1300=3700'),
	('old', 'LOCKER', '2026-11-23 08:00-08', 'NONE', '1600+1300=2900'),
	('old', 'STANDARD', '2026-11-21 12:00-08', 'NONE', '3000+1300=4300'),
	-- under 25: no window for rooms, no fee
	('young', 'STANDARD', '2026-11-18 12:00-08', 'NONE', '3000=3000'),
	('young', 'DOUBLE', '2026-11-18 12:00-08', 'NONE', '5000=5000'),
	('young', 'SPECIAL', '2026-11-18 12:00-08', 'NONE', '5000=5000'),
	('young', 'LOCKER', '2026-11-18 12:00-08', 'NONE', '0=0'),
	('young', 'LOCKER', '2026-11-18 20:00-08', 'NONE', '700=700'),
	('young', 'LOCKER', '2026-11-21 12:00-08', 'NONE', '700=700'),
	('24 still', 'STANDARD', '2026-11-18 12:00-08', 'NONE', '3000=3000'),
	('25 today', 'STANDARD', '2026-11-18 12:00-08', 'NONE',
		'2700+1300=4000'),
	('unknown', 'STANDARD', '2026-11-18 12:00-08', 'NONE',
		'2700+1300=4000'),
	-- cards, and buying one
	('card', 'STANDARD', '2026-11-18 12:00-08', 'NONE', '2700=2700'),
	('last day', 'STANDARD', '2026-11-18 23:59:59-08', 'NONE', '3000=3000'),
	('run out', 'STANDARD', '2026-11-18 12:00-08', 'NONE', '2700+1300=4000'),
	('no card', 'STANDARD', '2026-11-18 12:00-08', 'ONE_TIME',
		'2700+1300=4000'),
	('old', 'STANDARD', '2026-11-18 12:00-08', 'SIX_MONTH',
		'2700+4300=7000'),
	('card', 'STANDARD', '2026-11-18 12:00-08', 'SIX_MONTH',
		'2700+4300=7000'),
	('young', 'LOCKER', '2026-11-18 12:00-08', 'SIX_MONTH', '0+4300=4300')
) as v (who, rental, at, choice, said);

-- Nothing to pay is paid all the same.
set test.now = '2026-11-18 12:00-08';
select t.goes('1', 'young', 'AWAITING_PAYMENT', 'LOCKER');
select is(t.hears('lane_pay', '1', 'null, null, 0'), '0.00 was taken',
	'a locker for nothing');
select is(t.hears('lane_sign', '1', '''MANUAL'', null'),
	'young, Price: locker 001 until 18:00', 'is given');

-- A quote stands until it is asked for anew, whatever the clock says.
select t.goes('1', 'old', 'AWAITING_PAYMENT');
set test.now = '2026-11-18 16:30-08';
select is(t.hears('lane_pay', '1', '''CASH'', null, 4300'), 'stale: 40.00 is '
	'due by now, not 43.00: nothing was taken', 'as it was quoted');
select is(t.hears('lane_ask_payment', '1'), '43.00 is due', 'asked anew');
select is(t.hears('lane_pay', '1', '''CASH'', null, 4000'), 'stale: 43.00 is '
	'due by now, not 40.00: nothing was taken', 'it is that');
select is(count(*), 1::bigint, 'in one payment')
from counter.payment_intents p join desk.lane_at n
	on n.session = p.lane_session_id;
select is(t.hears('lane_pay', '1', '''CASH'', null, 4300'),
	'43.00 was taken in cash', 'paid');
select is(s.price_quote_json, p.quote_json, 'the snapshot is with both')
from counter.lane_sessions s
join counter.payment_intents p on p.id = s.payment_intent_id
where s.customer_id = t.id('old');
select is(p.quote_json -> 'messages', '["No refunds"]', 'and says so')
from counter.payment_intents p where p.amount = 43;
select is(t.hears('lane_reset', '1', 'null'), 'role: 43.00 is paid: complete '
	'the lane, or a manager resets it', 'what is paid is not left behind');
select is(t.hears('lane_reset', '1', 'null', 'manager1'), 'reason: Leaving '
	'what was paid behind needs a reason', 'nor by a manager, just so');
select is(t.hears('lane_reset', '1', '''fell ill''', 'manager1'),
	'Lane 1 is reset; 43.00 that was paid is to be refunded', 'but so');
select is((select a.metadata ->> 'received_from' from counter.audit_log a
	where a.metadata ->> 'reason' = 'fell ill'), 'phone',
	'whom it was received from');
select results_eq($$ select h ->> 'kind', h ->> 'words'
	from jsonb_array_elements(t.as('manager1', '(select jsonb_agg(x)
		from desk.lane_handover(null) x)')) h $$,
	$$ values ('refund',
		'lane 1 was reset: 43.00 paid is to be refunded') $$,
	'and the next shift is told');

-- A price that is missing, and one that is wrong.
update desk.setting set value = '-1' where system = 'counter'
	and key = 'membership_fee_minor';
select t.goes('1', 'old', 'LOCKED');
select is(o - 'version', '{"ok": false, "code": "missing", "sentence":
	"There is no price for the membership: a manager sets it", "who_can":
	"a manager (Mara Manager)", "detail": {}}'::jsonb, 'a negative price')
from t.step('lane_ask_payment', '1') o;
delete from desk.setting where system = 'counter'
	and key = 'membership_fee_minor';
select is(t.hears('lane_ask_payment', '1'), 'missing: There is no price for '
	'the membership: a manager sets it', 'a missing one');
insert into desk.setting values ('counter', 'membership_fee_minor', '1300');
delete from desk.counter_rate where rental = 'STANDARD';
select is(t.hears('lane_ask_payment', '1'), 'missing: There is no price for '
	'STANDARD: a manager sets it', 'of a room');
select is(t.board('1') -> 'quote', 'null', 'which the board has none for');
select is(count(*), 0::bigint, 'nothing is due')
from counter.payment_intents where status = 'DUE';
select is(t.hears('lane_reset', '1', 'null'), 'Lane 1 is reset', 'reset');

-- The numbers, and who changes them.
create function t.changes(name text, value text, reason text default 'spring',
	who text default 'manager1', version text default null) returns text
language sql
as $$
	select t.words(t.as(who, format('desk.counter_setting_change('
		'gen_random_uuid(), %L, %L, %L, %L)', coalesce(version,
		(select f ->> 'version' from jsonb_array_elements(
			t.as('support1', '(select jsonb_agg(x)
				from desk.counter_settings() x)')) f
		 where f ->> 'name' = name)), name, value, reason)))
$$;
select throws_ok($$ select t.changes('lanes', '3', 'x', 'frontdesk1') $$,
	'42501', null, 'not the front desk');
select is(t.changes(name, value, reason), said, name || ' ' || value)
from (values
	('lanes', '13', 'more',
		'limit: lanes at the desk: a whole number from 1 to 12'),
	('lanes', '0', 'none',
		'limit: lanes at the desk: a whole number from 1 to 12'),
	('lanes', '-1', 'none',
		'limit: lanes at the desk: a whole number from 1 to 12'),
	('lanes', 'two', 'words',
		'limit: lanes at the desk: a whole number from 1 to 12'),
	('lanes', '3', ' ', 'reason: Changing a setting needs a reason'),
	('lanes', '3', 'a third', 'lanes at the desk: 3, was 2'),
	('rate.DOUBLE.adult.discount', '-1', 'cheap', 'limit: Double room, 25 '
		'and over, weekdays 8 to 16: a whole number from 0 to 1000000'),
	('rate.DOUBLE.adult.discount', '3900', 'spring', 'Double room, 25 and '
		'over, weekdays 8 to 16: 39.00, was 37.00'),
	('upgrade.LOCKER.DOUBLE', '1800', 'spring',
		'upgrade LOCKER to DOUBLE: 18.00, was 17.00'),
	('lateness.90.ban_days', '14', 'milder',
		'days of ban from 90 minutes over: 14, was 30'),
	('zone', 'Mars', 'far', 'missing: There is no such setting'),
	('lateness.45.minor', '1', 'x', 'missing: There is no such setting'))
	as v (name, value, reason, said);
select is(t.changes('lanes', '4', 'old look', version => 'seen'),
	'stale: lanes at the desk is 3 by now', 'an old look');
savepoint before;
select is(o ->> 'version', md5('lanes=7'), 'a number is what will be read')
from t.as('manager1', format('desk.counter_setting_change(gen_random_uuid(), '
	'%L, ''lanes'', ''007'', ''more'')', md5('lanes=3'))) o;
select is(t.changes('lanes', '8', 'more', version => md5('lanes=7')),
	'lanes at the desk: 8, was 7', 'so that its version stands');
rollback to before;
select is(t.words(t.as('manager1', format('desk.counter_rate_change('
	'gen_random_uuid(), %L, ''DOUBLE'', false, ''discount'', 3950, ''up'')',
	md5('rate.DOUBLE.adult.discount=3900')))), 'Double room, 25 and over, '
	'weekdays 8 to 16: 39.50, was 39.00', 'a price by its own name');
select is(t.asks('old', 'DOUBLE', '2026-11-18 12:00-08'), '3950+1300=5250',
	'is what is asked for');
select is(jsonb_array_length(t.as('frontdesk1', '(select jsonb_agg(b)
	from desk.lane_board() b)')), 3, 'there are three lanes');
select results_eq($$ select new_value ->> 'name', old_value ->> 'value',
		new_value ->> 'value', override_reason, user_id::text
	from counter.audit_log where entity_type = 'setting'
	order by created_at, ctid limit 1 $$,
	$$ values ('lanes', '2', '3', 'a third', 'manager1') $$,
	'on record, with the reason');
select is(count(*), 5::bigint, 'each change once')
from counter.audit_log where entity_type = 'setting';
select throws_ok($$ update desk.counter_rate set regular_minor = -1 $$,
	'23514', null, 'no price is negative');

select * from finish();
rollback;
