-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sign-over: what a desk may not do, asked for there and signed by a manager
-- (product.md "Who"), also against somebody with psql who means no good.
begin;
\ir fixture.psql
\ir money.psql
\ir counter.psql
\ir lane.psql
\ir systems.psql
select no_plan();

insert into desk.staff (login, role_oid, name, email, role, desk) values
	('manager2', 'manager2'::regrole, 'Tom Manager',
		'manager2@club.example', 'manager', 'office');

create function t.words(answer jsonb, login text) returns text
language sql
as $$
	select concat(case when answer ->> 'ok' = 'true' then 'ok: '
		else (answer ->> 'code') || ': ' end, answer ->> 'sentence')
$$;
-- Asks, under a request id of its own: the wish has that id.
create function t.ask(wish uuid, action text, arguments text[],
	queued boolean default true, who text default 'frontdesk1',
	note text default null, dry boolean default false) returns text
language sql
as $$
	select t.words(t.as(who, format('desk.signover_ask(%L, %L, %L, %L, %L, '
		'%L)', wish, action, arguments, note, queued, dry)), who)
$$;
create function t.answer(what text, wish uuid, who text default 'manager1',
	rest text default '', request uuid default gen_random_uuid())
returns text
language sql
as $$
	select t.words(t.as(who, format('desk.signover_%s(%L, %L%s)', what,
		request, wish, rest)), who)
$$;
create function t.state(wish uuid) returns text
language sql
as $$
	select concat_ws(' ', s.state, p.login, case when s.args is null
		then 'forgotten' end)
	from desk.signover s
	left join desk.staff p on p.id = s.answered_by
	where s.id = wish
$$;
create function t.w(n integer) returns uuid
language sql immutable
as $$ select md5('wish.' || n)::uuid $$;
create function t.seen(login text) returns text
language sql
as $$
	select string_agg(concat_ws('|', x ->> 'clerk', x ->> 'desk',
		x ->> 'what', x ->> 'note', x ->> 'possible', x ->> 'sentence'),
		e'\n' order by x ->> 'asked_at', x ->> 'signover')
	from jsonb_array_elements(t.as(login, '(select coalesce(jsonb_agg(l),
		''[]'') from desk.signover_list() l)')) x
$$;
create function t.own(login text) returns text
language sql
as $$
	select string_agg(concat_ws('|', x ->> 'what', x ->> 'note',
		x ->> 'possible', x ->> 'sentence'), e'\n'
		order by x ->> 'asked_at', x ->> 'signover')
	from jsonb_array_elements(t.as(login, '(select coalesce(jsonb_agg(l),
		''[]'') from desk.signover_own() l)')) x
$$;
create function t.heard(login text) returns text
language sql
as $$
	select string_agg(concat_ws('|', x ->> 'state', x ->> 'sentence'),
		e'\n')
	from jsonb_array_elements(t.as(login, '(select coalesce(jsonb_agg(l),
		''[]'') from desk.signover_mine() l)')) x
$$;

-- A booking that was checked in by mistake; a clerk may not take that back.
select (t.book(1, '2026-11-21 14:00', 60, 'anna') ->> 'booking')::integer as b \gset
select t.act('frontdesk1', 'booking_check_in', :b, '''none'', null, null') as done \gset
create function t.revert(booking integer) returns text[]
language sql
as $$ select array[t.v(booking), booking::text, 'the wrong bay'] $$;

-- ------------------------------------------------------------ at the counter
select is(t.ask(t.w(1), 'booking_revert', t.revert(:b), false),
	'ok: For the managers to sign: taking a check-in back', 'it is laid down');
select is(t.seen('manager1'), null,
	'what is signed at the counter is in nobody''s queue');
select is(t.answer('sign', t.w(1), 'manager1', ', true'),
	'ok: Lee, Anna, Bay 1 14:00-15:00, is approved again',
	'a dry run says what signing does');
select is(t.state(t.w(1)), 'open', 'and does nothing');
select is(t.answer('sign', t.w(1), 'manager1', '', t.w(101)),
	'ok: Lee, Anna, Bay 1 14:00-15:00, is approved again', 'signed');
select is((select status from club.booking_requests where id = :b), 'approved',
	'done');
select is(t.state(t.w(1)), 'signed manager1 forgotten',
	'and the particulars are gone');
select is(t.answer('sign', t.w(1), 'manager1', '', t.w(101)),
	'ok: Lee, Anna, Bay 1 14:00-15:00, is approved again',
	'asked again under its id: the same answer');
select is((select concat_ws(' ', staff_name, details ->> 'login',
		details ->> 'at_desk_of', details ->> 'desk',
		details ->> 'reason', details ->> 'request' = t.w(101)::text)
	from club.admin_audit_log where action = 'revert_booking'),
	'Mara Manager manager1 frontdesk1 desk 2 the wrong bay t',
	'the manager did it, at the desk of whoever asked');
select is((select count(*) from club.admin_audit_log
	where action = 'revert_booking'), 1::bigint, 'once');
select is((select concat_ws(' ', actor, action, at_desk_of, ok)
	from desk.request where id = t.w(101)),
	'manager1 signover_sign frontdesk1 t', 'the request says so');
select is((select concat_ws(' ', x ->> 'who', x ->> 'desk')
	from jsonb_array_elements(t.as('frontdesk2', format('(select
		jsonb_agg(h) from desk.booking_history(%s) h)', :b))) x
	where x ->> 'action' = 'revert_booking'),
	'Mara Manager desk 2, for Ana Front', 'the history says so');
select is(t.answer('sign', t.w(1), 'manager2'),
	'state: Mara Manager signed it at 14:07', 'nobody signs it twice');
select is(t.heard('frontdesk1'), 'signed|Mara Manager signed: Lee, Anna, Bay 1 '
	'14:00-15:00, is approved again', 'a terminal that died can still tell');
select is(t.as('frontdesk1', format('desk.signover_outcome(%L)', t.w(1)))
	->> 'sentence', 'Lee, Anna, Bay 1 14:00-15:00, is approved again',
	'and what came of it is to be had');
select is(t.as('frontdesk2', format('desk.signover_outcome(%L)', t.w(1))),
	null, 'by nobody else');
select is(t.as('frontdesk1', format('desk.signover_outcome(%L)', t.w(1)))
	#>> '{detail,signer}', 'Mara Manager', 'nor is it left open who signed');
select is(t.try('frontdesk1', format('select desk.signover_heard(array[%L]'
	'::uuid[])', t.w(1))), 'ok', 'whose terminal lived says that it told');
select is(t.heard('frontdesk1'), null, 'and it is told once');
-- Who did it must be told, also of two who share a name.
savepoint alike;
update desk.staff set name = 'Mara Manager' where login = 'manager2';
select is(t.answer('sign', t.w(1), 'manager2'),
	'state: Mara Manager (manager1) signed it at 14:07',
	'of two with one name the login says which');
rollback to alike;

-- A lane that was paid: the counter's record has it, too.
select t.goes('1', 'anna', 'AWAITING_SIGNATURE');
select is(t.hears('lane_reset', '1', '''mistake'''),
	'role: 43.00 is paid: complete the lane, or a manager resets it',
	'a refusal for the role');
select is(t.ask(t.w(2), 'lane_reset', array[desk.lane_version('1'), '1',
	'mistake', 'phone', 'false'], false),
	'ok: For the managers to sign: resetting a lane',
	'the flag of the dry run may come along, and is not taken');
select is(t.answer('sign', t.w(2)),
	'ok: Lane 1 is reset; 43.00 that was paid is to be refunded', 'signed');
select is((select string_agg(distinct concat_ws(' ', user_id, user_role,
		metadata ->> 'at_desk_of', metadata ->> 'desk',
		metadata ->> 'console_action'), '; ')
	from counter.audit_log where metadata ? 'at_desk_of'),
	'manager1 ADMIN frontdesk1 desk 2 lane_reset', 'on the counter''s record');

-- A waiver beyond one's limit: the money's record.
update desk.staff set waive_limit_minor = 0 where login = 'frontdesk1';
select (t.book(2, '2026-11-21 15:00', 60, 'igor', '[{"guest":"Bo Three"}]')
	->> 'booking')::integer as owed \gset
select is(t.ask(t.w(3), 'participant_settle', array[t.v(:owed), :owed::text,
		null, 'waive', null, 'they waited'], false),
	'ok: For the managers to sign: settling a fee', 'a waiver is asked for');
select matches(t.answer('sign', t.w(3)), '^ok: ', 'signed');
select is((select string_agg(concat_ws(' ', action, metadata ->> 'login',
		metadata ->> 'at_desk_of', metadata ->> 'desk'), '; ')
	from club.booking_payment_audit where booking_id = :owed
	  and metadata ? 'at_desk_of'),
	'payment_waived manager1 frontdesk1 desk 2', 'and on the record of money');
select is(t.try('frontdesk1', format('select desk.signover_heard(%L)',
	array[t.w(2), t.w(3)])), 'ok', 'these were told at the counter, too');
select is((select count(*) from desk.waive_day), 0::bigint,
	'the clerk''s day is not charged');

-- ------------------------------------------------------------- in the queue
select t.act('frontdesk1', 'booking_check_in', :b, '''none'', null, null') as done \gset
select is(t.ask(gen_random_uuid(), 'booking_revert', t.revert(:b), false,
	'frontdesk1', null, true), 'ok: Would be done: Lee, Anna, Bay 1 '
	'14:00-15:00, is approved again',
	'nobody takes what a dry run says for done');
select is(t.ask(t.w(4), 'booking_revert', t.revert(:b), true, 'frontdesk1',
	'she is  waiting'), 'ok: For the managers to sign: taking a check-in back',
	'laid down for the managers');
select is(t.own('frontdesk1'), 'taking a check-in back|she is waiting|true|'
	'Lee, Anna, Bay 1 14:00-15:00, is approved again; reason: the wrong bay',
	'whoever asked sees it, and what it would do');
select is(t.own('frontdesk2'), null, 'nobody else at a desk does');
select is(t.own('manager1'), null, 'it is none of the manager''s own');
select is((select status from club.booking_requests where id = :b),
	'checked_in', 'and looking does nothing');
select is(t.as('manager1', 'desk.signover_count()'), '1', 'one to sign');
select is(t.seen('manager1'), 'Ana Front|desk 2|taking a check-in back|'
	'she is waiting|true|Lee, Anna, Bay 1 14:00-15:00, is approved again; '
	'reason: the wrong bay',
	'who, where, what, and what signing does');
select is(t.heard('frontdesk1'),
	'open|It waits for a manager: taking a check-in back',
	'whoever asked sees it waiting');
-- The booking changes meanwhile.
select t.act('frontdesk2', 'roster_change', :b, '2, ''[]'', ''[]'', null') as done \gset
select matches(t.seen('manager1'), '\|false\|Lee, Anna was changed since you '
	'looked: .*Ben Front', 'what has changed is said before one signs');
select matches(t.answer('sign', t.w(4)), '^stale: Lee, Anna was changed since',
	'stale is refused');
select matches(t.own('frontdesk1'), '\|false\|Lee, Anna was changed since',
	'whoever asked sees that, too');
select is(t.state(t.w(4)), 'open', 'and still waits');
select is(t.answer('decline', t.w(4), 'manager1', ', '' '''),
	'reason: To decline needs a reason', 'no, and why not');
select is(t.answer('decline', t.w(4), 'manager1', ', ''not today'''),
	'ok: Declined: taking a check-in back', 'declined');
select is(t.state(t.w(4)), 'declined manager1 forgotten', 'that is kept');
select is(t.heard('frontdesk1'),
	'declined|Mara Manager declined taking a check-in back: not today',
	'whoever asked hears of it');
select is(t.heard('frontdesk2'), null, 'nobody else does');
select t.as('frontdesk2', format('desk.signover_heard(array[%L]::uuid[])',
	t.w(4))) as done \gset
select isnt(t.heard('frontdesk1'), null, 'nor makes it heard');
select t.as('frontdesk1', format('desk.signover_heard(array[%L]::uuid[])',
	t.w(4))) as done \gset
select is(t.heard('frontdesk1'), null, 'until they have');
select is(t.ask(t.w(5), 'booking_revert', t.revert(:b)),
	'ok: For the managers to sign: taking a check-in back', 'asked again');
select matches(t.answer('sign', t.w(5), 'manager2'), '^ok: ', 'signed');
select is((select concat_ws(' ', details ->> 'login', details ->> 'desk',
		details ->> 'at_desk_of')
	from club.admin_audit_log where action = 'revert_booking'
	order by id desc limit 1), 'manager2 office frontdesk1',
	'from where the manager is');
select is(t.heard('frontdesk1'), 'signed|Tom Manager signed: Lee, Anna, Bay 1 '
	'14:00-15:00, is approved again', 'whoever asked hears what was done');
select is((select outcome::text || args_hash from desk.request
	where id = t.w(5) and outcome::text ~ 'Lee'), null,
	'no name is kept with a request');

-- Whoever signs from the queue stands at no lane and sees no form: for whom, and
-- the reason that goes on record under their name, is said as well.
select t.goes('2', 'kim', 'ACTIVE');
update counter.lane_sessions set id_scan_issue = 'ID_EXPIRED'
where lane_id = '2' and status = 'ACTIVE';
select is(t.ask(t.w(40), 'lane_id_override', array[desk.lane_version('2'), '2',
	'{user:igor}  knows her']),
	'ok: For the managers to sign: letting an expired card pass', 'of a lane');
select is(t.seen('manager1'), 'Ana Front|desk 2|letting an expired card pass|'
	'true|Lane 2: Weber, Kim: The expired card may pass; reason: {user:igor} '
	'knows her', 'at which lane, for whom and why');
select is(t.ask(t.w(41), 'lane_reset', array[desk.lane_version('2'), '2',
	'she left', 'phone']), 'ok: For the managers to sign: resetting a lane',
	'what says its lane itself');
select matches(t.seen('manager1'), '\|Weber, Kim: Lane 2 is reset; reason: she left$',
	'says it once');
select is(t.ask(t.w(42), 'lane_reset', array['v', '[(', 'she left', 'phone']),
	'ok: For the managers to sign: resetting a lane', 'of no lane at all');
select matches(t.seen('manager1'), '\|false\|[^|]*$',
	'what would be refused says so and no more');
select matches(t.answer('withdraw', t.w(n), 'frontdesk1'), '^ok: ', 'taken back')
from unnest(array[40, 41, 42]) n;
-- What cannot be tried, by a fault of the program's, hides nothing else.
savepoint faulty;
select is(t.ask(t.w(43), 'ban_lift', array[t.id('kim')::text, 'r']),
	'ok: For the managers to sign: lifting a ban', 'asked');
select is(t.ask(t.w(44), 'booking_revert', t.revert(:b)),
	'ok: For the managers to sign: taking a check-in back', 'and something else');
create or replace function desk.ban_lift_work(args jsonb) returns jsonb
language plpgsql
as $$ begin perform 1 / (args ->> 'nothing')::integer, 1 / 0; end $$;
select matches(t.seen('manager1'), 'lifting a ban\|false\|It cannot be told '
	'what that would do: decline it', 'a fault is said where it is');
select matches(t.seen('manager1'), 'taking a check-in back\|false\|Lee, Anna',
	'and only there');
rollback to faulty;

-- Taken back, by asking or by undoing; over with the shift.
select is(t.ask(t.w(6), 'lane_reset', array['v', '1', 'r', 'phone']),
	'ok: For the managers to sign: resetting a lane', 'nothing is judged yet');
select is(t.answer('withdraw', t.w(6), 'frontdesk2'),
	'missing: You have not asked for that to be signed',
	'nobody takes back what is not theirs');
select is(t.answer('withdraw', t.w(6), 'frontdesk1'),
	'ok: Taken back from the managers: resetting a lane', 'taken back');
select is(t.own('frontdesk1'), null, 'and gone from what waits');
select is(t.answer('sign', t.w(6)), 'state: It was taken back at 14:07',
	'and not signed');
select is(t.ask(t.w(7), 'lane_reset', array['v', '1', 'r', 'phone']),
	'ok: For the managers to sign: resetting a lane', 'another');
select is(t.words(t.as('frontdesk1', format('desk.undo(%L, %L)',
	gen_random_uuid(), t.w(7))), ''),
	'ok: Undone: Taken back from the managers: resetting a lane', 'undone');
select is(t.ask(t.w(8), 'lane_reset', array['v', '1', 'r', 'phone']),
	'ok: For the managers to sign: resetting a lane', 'a last one');
select is(t.ask(t.w(9), 'lane_reset', array['v', '1', 'r', 'phone'], false),
	'ok: For the managers to sign: resetting a lane', 'and at the counter');
set test.now = '2026-11-21 14:17:00-08';
select is(t.answer('sign', t.w(9)),
	'state: It was not signed in time at 14:17', 'ten minutes at the counter');
set test.now = '2026-11-22 06:07:00-08';
select is(t.as('manager1', 'desk.signover_count()'), '0', 'the shift is over');
select is(t.seen('manager1'), null, 'nothing to sign');
select is(t.answer('decline', t.w(8), 'manager1', ', ''late'''),
	'state: It was not signed in time at 06:07', 'nor to decline');
select t.as('frontdesk1', format('desk.signover_heard(array[%L]::uuid[])',
	t.w(5))) as done \gset
select is(t.heard('frontdesk1'),
	'expired|Nobody signed in time: resetting a lane', 'that is heard, too');
select desk.tidy() as done \gset
select is(t.state(t.w(8)), 'expired forgotten', 'and kept without particulars');
set test.now = '2027-03-01 06:07:00-08';
select desk.tidy() as done \gset
select is((select count(*) from desk.signover), 0::bigint,
	'for ninety days');
set test.now = '2026-11-21 14:07:00-08';

-- ------------------------------------------------------------ who may sign
select is(t.ask(t.w(20), 'booking_revert', t.revert(:b)),
	'ok: For the managers to sign: taking a check-in back', 'asked');
select is(t.try(who, format('select desk.signover_sign(gen_random_uuid(), '
	'%L)', t.w(20))), '42501', who || ' does not sign')
from unnest(array['frontdesk1', 'frontdesk2', 'support1', 'stranger1']) who;
select is(t.try('support1', format('select desk.signover_ask('
	'gen_random_uuid(), ''lane_reset'', ''{v,1,r,phone}'', null, true)')), '42501',
	'support asks for nothing');
select is(t.try('frontdesk1', call), '42501', call)
from unnest(array['select * from desk.signover_list()',
	'select desk.signover_count()', 'select * from desk.signover',
	'update desk.signover set clerk_id = 2',
	format('select desk.signover_decline(gen_random_uuid(), %L, ''r'')',
		t.w(20)),
	format('select desk.signover_sign_work(''{"signover":"%s"}'')', t.w(20)),
	'select desk.signover_do(null, null)']) call;
select is(t.try('frontdesk1', format('select desk.booking_revert(%L, %L, %s, '
	'''r'')', t.w(20), t.v(:b), :b)), '42501', 'asking gives no right');
update desk.staff set active = false where login = 'manager1';
select is(t.try('manager1', format('select desk.signover_sign('
	'gen_random_uuid(), %L)', t.w(20))), '42501', 'nor does who has left');
update desk.staff set active = true where login = 'manager1';
-- The right goes between asking and signing.
revoke execute on function desk.booking_revert(uuid, text, integer, text,
	boolean) from desk_manager;
select is(t.answer('sign', t.w(20)), 'role: You may not do that yourself',
	'a right that was taken away is missed');
select is(t.state(t.w(20)), 'open', 'and nothing is done');
grant execute on function desk.booking_revert(uuid, text, integer, text,
	boolean) to desk_manager;
-- Somebody who asks and is made a manager, or leaves.
select is(t.ask(t.w(21), 'lane_reset', array['v', '1', 'r', 'phone'], true, 'manager1'),
	'ok: For the managers to sign: resetting a lane', 'a manager may ask');
select is(t.answer('sign', t.w(21), 'manager1'),
	'role: Whoever asks does not sign: another manager can',
	'and does not sign it');
select is(t.answer('decline', t.w(21), 'manager1', ', ''r'''),
	'role: Whoever asks does not sign: another manager can', 'nor decline');
select is(t.as('manager1', 'desk.signover_count()'), '1',
	'one''s own is not to sign');
update desk.staff set active = false where login = 'frontdesk1';
select is(t.answer('sign', t.w(20)), 'state: Whoever asked for it has left',
	'for nobody nothing is signed');
update desk.staff set active = true, role_oid = 'frontdesk2'::regrole
where login = 'frontdesk1';
select is(t.answer('sign', t.w(20)), 'state: Whoever asked for it has left',
	'nor for a later namesake');
update desk.staff set role_oid = 'frontdesk1'::regrole
where login = 'frontdesk1';

-- --------------------------------------------- somebody with psql, no good
select is(t.ask(gen_random_uuid(), action, arguments), said, why)
from (values
	('whoami', '{}'::text[], 'missing: That is nothing to be signed',
		'a function that only reads'),
	('actor', '{}', 'missing: That is nothing to be signed',
		'one of the owner''s'),
	('perform', '{undo,"{}",false}', 'missing: That is nothing to be signed',
		'the way in'),
	('booking_revert_work', '{"{}"}',
		'missing: That is nothing to be signed', 'the work itself'),
	('request_abandon', '{}', 'missing: That is nothing to be signed',
		'giving up'),
	('undo', '{x}', 'missing: That is nothing to be signed', 'undoing'),
	('signover_sign', '{x}', 'missing: That is nothing to be signed',
		'signing'),
	('signover_ask', '{lane_reset,"{}",x,true}',
		'missing: That is nothing to be signed', 'asking'),
	('staff_add', '{}', 'missing: That is nothing to be signed', 'staff'),
	('occupancy_rebuild', '{}', 'missing: That is nothing to be signed',
		'what is the owner''s'),
	('lane_reset(); drop table desk.staff; --', '{}',
		'missing: That is nothing to be signed', 'a name that is more'),
	(null, '{}', 'missing: That is nothing to be signed', 'nothing'),
	('lane_reset', '{v,1}', 'limit: That is not what it takes', 'too few'),
	('lane_reset', '{v,1,r,phone,false,x}', 'limit: That is not what it takes',
		'too many'),
	('lane_reset', null, 'limit: That is not what it takes', 'none'),
	('booking_revert', '{v,x'' or true,r}',
		'limit: That is not what it takes', 'no number'),
	('booking_revert', '{v,99999999999,r}',
		'limit: That is not what it takes', 'too great a number'),
	('resource_block', '{1,2026-13-41,2026-11-22,blocked,r,true}',
		'limit: That is not what it takes', 'no date'),
	('lane_reset', array['v', '1', repeat('x', 20001), 'phone'],
		'limit: That is not what it takes', 'a book')
) v (action, arguments, said, why);
select is(t.ask(gen_random_uuid(), 'lane_reset', '{v,1,r,phone}', true, 'frontdesk1',
	note), said, 'a note ' || why)
from (values (e'a\u202eb',
		'limit: The note holds characters that cannot be shown',
		'turned round'),
	(e'a\u001b[31mb',
		'limit: The note holds characters that cannot be shown',
		'that steers a terminal'),
	(repeat('x', 201), 'limit: The note has 201 characters, at most 200 fit',
		'too long')) v (note, said, why);
-- Text from there stays text.
update desk.signover set state = 'withdrawn', args = null,
	answered_at = asked_at where state = 'open';
select is(t.ask(t.w(30), 'booking_revert', array[t.v(:b), :b::text,
	'{user:igor} <b>''; drop table desk.staff; --'], true, 'frontdesk1',
	'{user:igor} <b>x</b>'), 'ok: For the managers to sign: taking a '
	'check-in back', 'a note like code');
select is((select count(*) from desk.signover where args ->> 'reason'
	= '{user:igor} <b>''; drop table desk.staff; --'), 1::bigint,
	'is kept as it is');
select matches(t.seen('manager1'), '\|\{user:igor\} <b>x</b>\|false\|.*'
	'there is nothing to revert$', 'and shown as it is');
-- What a write is given is said to desk.signover_ask() alone: with the names
-- that this ever went by set by hand, writes are writes.
create function t.forged(login text, call text) returns text
language plpgsql
as $$
declare
	name text;
begin
	foreach name in array array['desk.capturing', 'desk.capture',
		'desk.capture.action']
	loop
		perform set_config(name, 'on', true);
	end loop;
	return t.words(t.as(login, call), login);
end
$$;
select t.ask(t.w(31), 'lane_reset', '{v,1,r,phone}') as done \gset
select is(t.forged('frontdesk1', format('desk.signover_withdraw(%L, %L)',
	gen_random_uuid(), t.w(31))), 'ok: Taken back from the managers: '
	'resetting a lane', 'a clerk''s parameter turns no write into a question');
select is(t.forged('manager1', format('desk.lane_reset(%L, ''v'', ''1'', '
	'''r'', ''phone'')', gen_random_uuid())), t.words(t.as('manager1',
	format('desk.lane_reset(%L, ''v'', ''1'', ''r'', ''phone'')',
	gen_random_uuid())), ''), 'nor does a manager''s');
select is(t.try(who, call), '42501', who || ' writes no such question: ' || call)
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	unnest(array['insert into desk.capture values (pg_backend_pid(), '
		'''lane_reset'')', 'select from desk.capture',
		'select desk.signover_args(0, null)']) call;
select is_empty('select from desk.capture', 'and asking leaves none behind');
-- Thousands of them.
create function t.flood(most integer) returns text
language plpgsql
as $$
declare
	said text;
begin
	for n in 1 .. most loop
		said := t.ask(gen_random_uuid(), 'lane_reset', '{v,1,r,phone}');
		if said !~ '^ok' then
			return n || ' ' || said;
		end if;
	end loop;
	return 'ok';
end
$$;
select is(t.flood(30), '10 limit: 10 things of yours wait for a manager '
	'already: take one back, or wait', 'ten at once');
update desk.signover set state = 'withdrawn', args = null,
	answered_at = asked_at where state = 'open';
update desk.setting set value = '25'
where system = 'desk' and key = 'signover_shift';
update desk.setting set value = '1000'
where system = 'desk' and key = 'signover_open';
select matches(t.flood(100), '^[0-9]+ limit: You have asked managers 25 times '
	'in this shift: go to one$', 'and so many in a shift');
select is(t.ask(gen_random_uuid(), 'lane_reset', '{v,1,r,phone}', true,
	'frontdesk2'), 'ok: For the managers to sign: resetting a lane',
	'others are not held up by that');

-- A dry run of asking is one of the action, also of what one may not do.
select is(t.ask(gen_random_uuid(), 'booking_revert', t.revert(:b), true,
	'frontdesk2', null, true), 'state: Lee, Anna is approved: there is '
	'nothing to revert', 'what would become of it');

-- Every write that a manager may do can be signed, and has words.
select is_empty($$
	select p.proname, desk.signover_words(p.proname)
	from pg_proc p
	where p.pronamespace = 'desk'::regnamespace
	  and has_function_privilege('desk_manager', p.oid, 'execute')
	  and p.prosrc ~ 'desk\.perform\('
	  and p.proname !~ '^signover_' and p.proname <> 'undo'
	  and (desk.signover_function(p.proname) is distinct from p.oid
		or desk.signover_words(p.proname)
			= replace(p.proname, '_', ' ')) $$,
	'every write can be signed over');
select is((select jsonb_object_agg(x ->> 'function_name', x -> 'signable')
	from jsonb_array_elements(t.as(who, '(select jsonb_agg(r)
		from desk.my_rights() r where function_name in (''ban_lift'',
		''lane_reset'', ''signover_sign'', ''signover_list''))')) x),
	said, 'what somebody may sign for ' || who)
from (values ('frontdesk1', '{"ban_lift": true, "lane_reset": false,
		"signover_sign": false, "signover_list": false}'::jsonb),
	('manager1', '{"ban_lift": false, "lane_reset": false,
		"signover_sign": false, "signover_list": false}'),
	('support1', '{"ban_lift": false, "lane_reset": false,
		"signover_sign": false, "signover_list": false}')) v (who, said);

select * from finish();
rollback;
