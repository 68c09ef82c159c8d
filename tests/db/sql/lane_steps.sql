-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every step of a lane session in every state, through the functions of the
-- lane board: where it leads, or the code that it is refused with.  The table
-- is domain.md 1.3 written down a second time.
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
select no_plan();

-- Brings lane 1 to a state.
create function t.bring(state text) returns void
language plpgsql
as $$
begin
	case state
	when 'nobody' then
		null;
	when 'IDLE', 'AWAITING_CUSTOMER' then
		insert into counter.lane_sessions (lane_id, status)
		values ('1', state::counter.lane_session_status);
	when 'proposed' then
		perform t.goes('1', 'anna', 'ACTIVE');
		perform t.step('lane_select', '1',
			'''STANDARD'', ''CUSTOMER'', null, null');
	when 'crossed' then
		perform t.goes('1', 'anna', 'LOCKED');
		perform t.step('lane_assign', '1', '''room:216''');
	when 'completed' then
		perform t.goes('1', 'anna', 'COMPLETED');
	else
		perform t.goes('1', 'anna', state);
	end case;
end
$$;

create temporary table act (n integer, name text, action text, args text,
	who text);
insert into act values
	(1, 'start', 'lane_start', format('%L, null, ''CHECKIN'', null',
		t.id('bo')), 'frontdesk2'),
	(2, 'language', 'lane_language', '''ES''', 'frontdesk1'),
	(3, 'memb.', 'lane_membership', '''ONE_TIME'', null', 'frontdesk1'),
	(4, 'customer', 'lane_select', '''DOUBLE'', ''CUSTOMER'', null, null',
		'frontdesk1'),
	(5, 'staff', 'lane_select', '''DOUBLE'', ''EMPLOYEE'', null, null',
		'frontdesk1'),
	(6, 'lock', 'lane_confirm', '''EMPLOYEE''', 'frontdesk1'),
	(7, 'assign', 'lane_assign', '''room:205''', 'frontdesk1'),
	(8, 'cross', 'lane_assign', '''room:216''', 'frontdesk1'),
	(9, 'accept', 'lane_answer', 'true', 'frontdesk1'),
	(10, 'decline', 'lane_answer', 'false', 'frontdesk1'),
	(11, 'ask', 'lane_ask_payment', '', 'frontdesk1'),
	(12, 'pay', 'lane_pay', '''CASH'', null, %s', 'frontdesk1'),
	(13, 'sign', 'lane_sign', '''MANUAL'', null', 'frontdesk1'),
	(14, 'reset', 'lane_reset', 'null', 'frontdesk1'),
	(15, 'manager', 'lane_reset', '''left''', 'manager1');

-- Where an action leads from a state: the lane's state after it, or the code
-- of its refusal; then all is as it was.
create function t.leads(state text, a act) returns text
language plpgsql
as $$
declare
	said jsonb;
	result text;
begin
	begin
		perform t.bring(state);
		said := t.step(a.action, '1', replace(a.args, '%s', coalesce((
			select x.amount_minor from desk.lane_at x
			where x.lane = '1'), 0)::text), a.who);
		result := case when (said ->> 'ok')::boolean
			then t.state('1') else said ->> 'code' end;
		raise exception 'undone' using errcode = 'T0000';
	exception when sqlstate 'T0000' then
		return result;
	end;
end
$$;

create temporary table wanted (line text);
insert into wanted select unnest(string_to_array(
'nobody: start ACTIVE, language state, memb. state, customer state, staff state, lock state, assign state, cross state, accept state, decline state, ask state, pay state, sign state, reset IDLE, manager IDLE
IDLE: start ACTIVE, language state, memb. state, customer state, staff state, lock state, assign state, cross state, accept state, decline state, ask state, pay state, sign state, reset IDLE, manager IDLE
AWAITING_CUSTOMER: start ACTIVE, language state, memb. state, customer state, staff state, lock state, assign state, cross state, accept state, decline state, ask state, pay state, sign state, reset AWAITING_CUSTOMER, manager AWAITING_CUSTOMER
ACTIVE: start clash, language ACTIVE, memb. ACTIVE, customer ACTIVE, staff AWAITING_ASSIGNMENT, lock state, assign state, cross state, accept state, decline state, ask state, pay state, sign state, reset IDLE, manager IDLE
proposed: start clash, language ACTIVE, memb. ACTIVE, customer ACTIVE, staff AWAITING_ASSIGNMENT, lock ACTIVE, assign ACTIVE, cross ACTIVE, accept state, decline state, ask state, pay state, sign state, reset IDLE, manager IDLE
AWAITING_ASSIGNMENT: start clash, language AWAITING_ASSIGNMENT, memb. AWAITING_ASSIGNMENT, customer AWAITING_ASSIGNMENT, staff AWAITING_ASSIGNMENT, lock AWAITING_ASSIGNMENT, assign AWAITING_ASSIGNMENT, cross AWAITING_ASSIGNMENT, accept state, decline state, ask state, pay state, sign state, reset IDLE, manager IDLE
LOCKED: start clash, language AWAITING_ASSIGNMENT, memb. AWAITING_ASSIGNMENT, customer state, staff state, lock AWAITING_ASSIGNMENT, assign AWAITING_ASSIGNMENT, cross AWAITING_ASSIGNMENT, accept state, decline state, ask AWAITING_PAYMENT, pay state, sign owed, reset IDLE, manager IDLE
crossed: start clash, language AWAITING_ASSIGNMENT, memb. AWAITING_ASSIGNMENT, customer state, staff state, lock AWAITING_ASSIGNMENT, assign AWAITING_ASSIGNMENT, cross AWAITING_ASSIGNMENT, accept AWAITING_ASSIGNMENT, decline AWAITING_ASSIGNMENT, ask state, pay state, sign owed, reset IDLE, manager IDLE
AWAITING_PAYMENT: start clash, language AWAITING_PAYMENT, memb. AWAITING_PAYMENT, customer state, staff state, lock AWAITING_PAYMENT, assign AWAITING_PAYMENT, cross AWAITING_PAYMENT, accept state, decline state, ask AWAITING_PAYMENT, pay AWAITING_SIGNATURE, sign owed, reset IDLE, manager IDLE
AWAITING_SIGNATURE: start clash, language AWAITING_SIGNATURE, memb. state, customer state, staff state, lock AWAITING_SIGNATURE, assign AWAITING_SIGNATURE, cross state, accept state, decline state, ask state, pay AWAITING_SIGNATURE, sign IDLE, reset role, manager IDLE
completed: start ACTIVE, language state, memb. state, customer state, staff state, lock state, assign state, cross state, accept state, decline state, ask state, pay state, sign state, reset IDLE, manager IDLE',
	E'\n'));
select is(split_part(w.line, ':', 1) || ': ' || (
		select string_agg(a.name || ' '
			|| coalesce(t.leads(split_part(w.line, ':', 1), a),
				'nothing'), ', ' order by a.n)
		from act a), w.line, split_part(w.line, ':', 1))
from wanted w;

-- What can be done is what is offered: desk.lane_can() and the writes agree,
-- but for what is done again, and for a unit or a total.
create function t.offered(state text) returns text
language plpgsql
as $$
declare
	result text;
begin
	begin
		perform t.bring(state);
		select string_agg(replace(c.action, 'lane_', ''), ' ')
		into result
		from t.as('frontdesk1', '(select jsonb_agg(x)
			from desk.lane_can(''lane'', ''1'') x)') j,
			jsonb_to_recordset(j) c (action text, possible boolean)
		where c.possible;
		raise exception 'undone' using errcode = 'T0000';
	exception when sqlstate 'T0000' then
		return result;
	end;
end
$$;
select is(t.offered(state), offered, 'offered: ' || state)
from (values
	('nobody', 'start'),
	('IDLE', 'start'),
	('ACTIVE', 'language membership select reset'),
	('proposed', 'language membership select confirm assign reset'),
	('AWAITING_ASSIGNMENT',
		'language membership select confirm assign reset'),
	('LOCKED', 'language membership assign ask_payment reset'),
	('crossed', 'language membership assign answer reset'),
	('AWAITING_PAYMENT',
		'language membership assign ask_payment pay reset'),
	('AWAITING_SIGNATURE', 'language assign sign'),
	('completed', 'start')
) as v (state, offered);
select is(t.as('support1', '(select jsonb_agg(distinct x.possible)
	from desk.lane_can(''lane'', ''1'') x)'), '[false]',
	'support only looks');

-- A version of a moment ago is refused at every step, whoever has it, with
-- what was done since and by whom.
create function t.late(state text, a act) returns text
language plpgsql
as $$
declare
	seen text;
	result text;
begin
	begin
		perform t.bring(state);
		seen := desk.lane_version('1');
		perform t.step('lane_language', '1', '''ES''', 'frontdesk2');
		result := t.hears(a.action, '1', replace(a.args, '%s', '0'),
			a.who, seen);
		raise exception 'undone' using errcode = 'T0000';
	exception when sqlstate 'T0000' then
		return result;
	end;
end
$$;
select is(t.late('AWAITING_PAYMENT', a), case a.name
	when 'lock' then 'STANDARD was locked by the customer at 14:07: reset '
		'the lane to begin anew'
	else 'stale: Lane 1 was changed since you looked: language chosen by '
		'Ben Front, 14:07' end, 'too late: ' || a.name)
from act a order by a.n;

select * from finish();
rollback;
