-- SPDX-License-Identifier: GPL-3.0-or-later
-- Taking back a step of a lane session: what is chosen before the payment goes
-- back to what it was, and the rest says what to do instead (product.md,
-- Everywhere; domain.md 1.3).
begin;
\ir fixture.psql
\ir counter.psql
\ir unit.psql
\ir undo.psql
select no_plan();

-- A write on lane 1, as it stands.
create function t.at(action text, args text default '',
	who text default 'frontdesk1') returns text
language plpgsql
as $$
begin
	return t.did(format('%s(%L, ''1''%s)', action, desk.lane_version('1'),
		case args when '' then '' else ', ' || args end), who);
end
$$;
create function t.chosen() returns text
language plpgsql
as $$ begin return (select concat_ws(' ', a.status, coalesce(a.language, '-'),
		coalesce(a.choice, '-'), coalesce(a.rental, '-'),
		coalesce(a.proposed_by, '-'), coalesce(a.wanted, '-'),
		coalesce(a.unit, '-'), coalesce(a.amount_minor::text, '-'))
	from desk.lane_at a where a.lane = '1'); end $$;
create function t.held() returns text
language plpgsql
as $$ begin return (select string_agg(n.unit, ' ' order by n.unit)
	from desk.counter_unit_now n where n.lane = '1'); end $$;

create function t.comes(who text) returns text
language sql
as $$ select t.at('lane_start', format('%L, null, ''CHECKIN'', null',
	t.id(who))) $$;

-- Who was started by mistake is not there.
select is(t.comes('mute'), 'Ute, Mia is at lane 1', 'somebody is there');
select is(t.undoes(), 'Undone: Lane 1 is reset', 'and is not');
select is(desk.lane_version('1'), 'idle', 'the lane is idle');
select is((select concat_ws(' ', metadata ->> 'console_action',
		metadata ->> 'undo_of' = t.last()::text) from counter.audit_log
	where metadata ->> 'request' = t.last_undo()::text), 'lane_reset t',
	'on record as what takes back what');
select is(t.undoes(), 'state: That is undone already', 'once');
select t.comes('mute');
select is(t.hears(format('lane_reset(%L, ''1'', null, ''phone'')',
	desk.lane_version('1')), 'frontdesk2'), 'Lane 1 is reset',
	'another desk does it');
select is(t.undoes(), 'stale: Lane 1: the session that you saw has ended: '
	'reset by Ben Front, 14:07', 'then there is nothing to take back');
select t.comes('mute');

-- Steps and the way back, one after the other.
select is(t.at('lane_language', '''ES'''), 'Ute, Mia speaks Spanish', 'language');
select is(t.undoes(), 'Undone: lane 1 is as before: no language yet, no rental '
	'yet', 'nobody knows it');
select is(t.chosen(), 'ACTIVE - - - - - - -', 'as before');
select is((select string_agg(concat_ws(' ', a.entity_type,
		a.new_value ->> 'language'), ', ' order by a.entity_type)
	from counter.audit_log a
	where metadata ->> 'request' = t.last_undo()::text),
	'customer, lane_session', 'the customer is on record as well');
select t.at('lane_language', '''ES''');
select is(t.at('lane_language', '''EN'''), 'Ute, Mia speaks English', 'another');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, no rental yet',
	'the one before');

select is(t.at('lane_membership', '''ONE_TIME'', null'),
	'Membership for once, 13.00', 'a membership');
select is(t.at('lane_membership', '''SIX_MONTH'', null'),
	'A six-month membership, 43.00', 'another');
select is((select membership_purchase_intent::text from counter.lane_sessions
	where lane_id = '1' and status = 'ACTIVE'), 'PURCHASE', 'to buy');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, no rental yet', 'the one before');
select is((select membership_purchase_intent from counter.lane_sessions
	where lane_id = '1' and status = 'ACTIVE'), null, 'and nothing to buy');

select is(t.at('lane_select', '''STANDARD'', ''CUSTOMER'', null, null'),
	'STANDARD is proposed by the customer', 'a proposal');
select is(t.at('lane_assign', '''room:205'''), 'Room 205 is held for Ute, Mia',
	'a room');
select is(t.held(), 'room:205', 'it is held');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, STANDARD', 'let go');
select is(t.held(), null, 'nothing is');
select t.at('lane_assign', '''room:205''');
select is(t.at('lane_select', '''LOCKER'', ''EMPLOYEE'', null, null'),
	'LOCKER is proposed by staff', 'another proposal lets the room go');
select is(t.held(), null, 'nothing is held');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, STANDARD, room 205', 'taken back, with the room');
select is(t.chosen(), 'AWAITING_ASSIGNMENT ES ONE_TIME STANDARD CUSTOMER - '
	'room:205 -', 'and whose proposal it was');
select is(t.held(), 'room:205', 'it is held again');
-- the room is gone meanwhile
select is(t.at('lane_select', '''LOCKER'', ''EMPLOYEE'', null, null'),
	'LOCKER is proposed by staff', 'again');
select t.put('room:205', 'DIRTY');
select is(t.undoes(), 'state: Room 205 is dirty, not clean',
	'what it takes again is judged again');
select t.put('room:205', 'CLEAN');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, STANDARD, room 205', 'a refusal is no undo');

-- Another tier is answered.
select is(t.at('lane_assign', '''room:216'''), 'Room 216 is DOUBLE, not '
	'STANDARD: the customer accepts or declines it first', 'another tier');
select is(t.at('lane_answer', 'true'), 'Room 216, DOUBLE, is accepted',
	'accepted');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, STANDARD, room 216', 'taken back');
select is(t.chosen(), 'AWAITING_ASSIGNMENT ES ONE_TIME STANDARD CUSTOMER - '
	'room:216 -', 'the question stands again');
select is(t.at('lane_answer', 'false'),
	'Room 216 is declined: STANDARD as before', 'declined');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, STANDARD, room 216', 'taken back');
select is(t.held(), 'room:216', 'with the room');
select t.at('lane_answer', 'false');

-- Whoever waits for a tier keeps their disclaimer.
select t.put('room:' || n, 'DIRTY') from unnest(array[201, 232, 256]) n;
select is(t.at('lane_select', '''STANDARD'', ''EMPLOYEE'', ''SPECIAL'', '
	'''STANDARD'''), 'STANDARD is proposed by staff, waiting for SPECIAL',
	'waiting for another');
select disclaimers_ack_json as ack from counter.lane_sessions
where lane_id = '1' and status = 'AWAITING_ASSIGNMENT' \gset
select t.at('lane_select', '''LOCKER'', ''EMPLOYEE'', null, null');
select is(t.undoes(), 'Undone: lane 1 is as before: Spanish, membership for '
	'once, STANDARD', 'as before');
select is((select to_jsonb(s) ->> 'disclaimers_ack_json' || backup_rental_type
	from counter.lane_sessions s where lane_id = '1' and status
	= 'AWAITING_ASSIGNMENT')::text, :'ack' || 'STANDARD', 'with what was said');

-- Another desk, or the customer, has gone on.
select is(t.at('lane_membership', '''NONE'', null'), 'No membership is chosen',
	'a step');
select is(t.hears(format('lane_language(%L, ''1'', ''EN'')',
	desk.lane_version('1')), 'frontdesk2'), 'Ute, Mia speaks English',
	'and another desk''s');
select is(t.undoes(), 'stale: Lane 1 was changed since you looked: language '
	'chosen by Ben Front, 14:07', 'that stays');
select is(t.undoes('frontdesk2'), 'missing: There is nothing of yours to undo',
	'and theirs is theirs');
select t.at('lane_membership', '''ONE_TIME'', null');
select is(t.said(format('update counter.customers set notes = ''likes 206''
	where id = %L', t.id('mute'))), 'done', 'another application');
select is(t.undoes(), 'stale: Lane 1 was changed since you looked: membership '
	'chosen by Ana Front, 14:07', 'what hangs on the customer counts');

-- From the lock on.
select t.at('lane_select', '''STANDARD'', ''CUSTOMER'', null, null');
select is(t.at('lane_confirm', '''CUSTOMER'''),
	'STANDARD is locked by the customer, room 200 is held', 'locked');
select is(t.undoes(), 'state: What is locked stays locked: x resets the lane',
	'stays locked');
select is(t.at('lane_assign', '''room:205'''), 'Room 205 is held for Ute, Mia',
	'another room');
select is(t.undoes(), 'Undone: lane 1 is as before: English, membership for '
	'once, STANDARD, room 200', 'the first one');
select is(t.held(), 'room:200', 'is held');
select is(t.at('lane_assign', '''room:216'''), 'Room 216 is DOUBLE, not '
	'STANDARD: the customer accepts or declines it first', 'another tier');
select is(t.at('lane_answer', 'false'), 'Room 216 is declined: STANDARD as '
	'before', 'declined');
select is(t.undoes(), 'state: What is locked stays locked: x resets the lane',
	'an answer to what is locked stays');
select t.at('lane_assign', '''room:200''');

-- What is due follows.
select is(t.at('lane_ask_payment'), '43.00 is due', 'asked for');
select is(t.undoes(), 'state: What is asked for stays due: x resets the lane',
	'stays due');
select is(t.at('lane_membership', '''SIX_MONTH'', null'),
	'A six-month membership, 43.00', 'six months');
select is(t.chosen(), 'AWAITING_PAYMENT EN SIX_MONTH STANDARD CUSTOMER - room:200 7300',
	'cost more');
select is(t.undoes(), 'Undone: lane 1 is as before: English, membership for '
	'once, STANDARD, room 200', 'taken back');
select is(t.chosen(), 'AWAITING_PAYMENT EN ONE_TIME STANDARD CUSTOMER - room:200 4300',
	'they cost what they did');
select is((select count(*) from counter.payment_intents p
	where p.status = 'DUE'), 1::bigint, 'one payment is due');
select t.at('lane_membership', '''SIX_MONTH'', null');
select is(t.hears(format('lane_pay(%L, ''1'', ''CASH'', null, 7300)',
	desk.lane_version('1')), 'frontdesk2'), '73.00 was taken in cash',
	'another desk takes it');
select is(t.undoes(), 'stale: Lane 1 was changed since you looked: paid by Ben '
	'Front, 14:07', 'what is paid for is not changed');
select is(t.at('lane_sign', '''MANUAL'', null'),
	'Ute, Mia: room 200 until 20:15', 'signed');
select is(t.undoes(), 'state: Who is checked in is in: o checks them out',
	'a check-in stays');

-- Money.
select t.comes('owes');
select is(t.at('lane_past_due', '''CASH'', null'),
	'35.00 past due was taken in cash', 'an amount past due');
select is(t.undoes(), 'state: u gives no money back: a refund is asked for',
	'stays taken');
select t.at('lane_reset', 'null, ''phone''');
select is(t.undoes(), 'state: A lane that was reset is begun anew: s',
	'a reset lane stays so');

set constraints all immediate;
select is_empty('select * from desk.counter_verify()', 'the house adds up');
select * from finish();
rollback;
