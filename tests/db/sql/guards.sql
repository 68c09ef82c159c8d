-- SPDX-License-Identifier: GPL-3.0-or-later
-- The guards that stand beside the state machine, for every writer
-- (domain.md 2.2, 2.3), and the records that nobody changes (2.8).
begin;
\ir fixture.psql
select no_plan();

create function t.app(call text) returns text
language plpgsql
as $$
declare
	said text := 'ok';
	state text;
begin
	begin
		perform set_config('session_authorization', 'clubsite1', true);
		execute call;
	exception when others then
		get stacked diagnostics said = message_text,
			state = returned_sqlstate;
		said := state || ' ' || said;
	end;
	reset session authorization;
	return said;
end
$$;
create function t.ask(member text, resource integer, starts timestamp,
	state text default 'pending') returns integer
language sql
as $$
	insert into club.booking_requests (user_id, resource_id, request_date,
		start_time, end_time, duration_minutes, status)
	values (member, resource, starts::date, starts::time,
		(starts + interval '1 hour')::time, 60, state)
	returning id
$$;

-- Approving late, and for whom.
select t.ask('igor', 1, '2026-11-21 11:30') as late \gset
select t.ask('mia', 1, '2026-11-21 12:30') as soon \gset
select t.ask('sus', 2, '2026-11-21 18:00') as sus \gset
select is(t.app(format($$ update club.booking_requests set status = 'approved'
	where id = %s $$, :late)),
	'OD001 It began more than two hours ago; it cannot be approved any more',
	'a request is not approved two hours after its start');
select is(t.app(format($$ update club.booking_requests set status = 'approved'
	where id = %s $$, :soon)), 'ok', 'but sooner than that it is');
select is(t.app(format($$ update club.booking_requests set status = 'confirmed'
	where id = %s $$, :sus)),
	'OD001 The membership of {user:sus} is suspended',
	'nor for a suspended member; and the error names nobody');
select is(t.as('frontdesk1', format('desk.booking_approve(%L, %L, %s)',
	gen_random_uuid(), t.v(:sus), :sus)) ->> 'sentence',
	'The membership of Spended, Susan is suspended',
	'at the desk the name stands there');
select is(t.as('frontdesk1', format('desk.booking_approve(%L, %L, %s)',
	gen_random_uuid(), t.v(:sus), :sus)) ->> 'code', 'banned',
	'the refusal has its code');

-- A check-in needs a session, attendance needs it paid.
select is(t.app(format($$ update club.booking_requests set status = %L
	where id = %s $$, s, :soon)),
	'OD001 The booking has no session to check in to', 'no session, no ' || s)
from unnest(array['checked_in', 'attended']) s;
select (t.book(3, '2026-11-21 14:00', 60, 'dan') ->> 'booking')::integer
	as owing \gset
select ok((select total_cents > 0 from club.booking_fee_snapshots
	where booking_id = :owing and status = 'pending'),
	'Social pays for its first minute');
select is(t.app(format($$ update club.booking_requests set status = 'attended'
	where id = %s $$, :owing)),
	'OD001 Fees of the booking are still to be settled',
	'nobody attended who owes');
select is(t.app(format($$ update club.booking_requests set status = 'cancelled'
	where id = %s $$, :owing)), 'ok', 'it can be cancelled');
select is((select array_agg(distinct status::text)
	from club.booking_fee_snapshots
	where booking_id = :owing), array['cancelled'],
	'and its waiting fees are cancelled with it');

-- One simulator request waiting, five for the conference room.
select lives_ok($$ select t.ask('vip', 1, '2026-11-22 10:00') $$,
	'one request may wait');
select throws_ok($$ select t.ask('vip', 2, '2026-11-22 12:00') $$, 'OD001',
	'A member may have one simulator request waiting', 'two may not');
select lives_ok(format($$ select t.ask('vip', 5, '2026-11-22 %s:00') $$, h),
	'conference room request ' || h)
from generate_series(11, 15) h;
select throws_ok($$ select t.ask('vip', 5, '2026-11-22 17:00') $$, 'OD001',
	'A member may have five conference room requests waiting',
	'the sixth is one too many');
select lives_ok($$ select t.ask('vip', 2, '2026-11-22 16:00', 'approved') $$,
	'an approved one waits for nothing');

-- Heads fit or are refused, by a counter.
select (t.book(3, '2026-11-21 17:00', 60, 'anna', '[{"guest":"A One"},
	{"guest":"B Two"},{"guest":"C Three"}]') ->> 'booking')::integer
	as full_id \gset
select is((select taken from desk.session_load join club.booking_requests b
	using (session_id) where b.id = :full_id), 4, 'four stand on the roster');
select throws_ok(format($$ insert into club.booking_participants (session_id,
	participant_type, display_name)
	select session_id, 'guest', 'D Four' from club.booking_requests
	where id = %s $$, :full_id), '23514', null,
	'a fifth does not fit into a bay for four');
select is(t.book(3, '2026-11-21 20:00', 60, 'mia', '[]', 5) ->> 'sentence',
	'Bay 3 holds 4, not 5', 'nor do five declared');
update club.booking_participants set invite_status = 'declined'
where session_id = (select session_id from club.booking_requests
	where id = :full_id) and display_name = 'C Three';
select lives_ok(format($$ insert into club.booking_participants (session_id,
	participant_type, display_name)
	select session_id, 'guest', 'D Four' from club.booking_requests
	where id = %s $$, :full_id), 'who declined makes room');
select is_empty('select * from desk.occupancy_verify()',
	'counters are as expected');

-- Lengths and times of a row, whoever writes it.
select is(left(t.app(format($$ insert into club.booking_requests (resource_id,
	request_date, start_time, end_time, duration_minutes, origin)
	values (1, '2026-11-23', %L, %L, %s, %L) $$, f, u, m, o)), 5), said, what)
from (values
	(time '10:00', time '10:45', 45, 'member_request', '23514',
		'45 minutes are no length'),
	('10:00', '17:00', 420, 'member_request', '23514',
		'seven hours are too long'),
	('10:00', '10:45', 45, 'trackman_import', 'ok',
		'Trackman says what it says'),
	('21:00', '01:00', 240, 'member_request', 'ok',
		'a night booking goes past midnight'),
	('19:30', '01:00', 330, 'member_request', '23514',
		'but begins from 20:00'),
	('23:00', '06:30', 450, 'member_request', '23514',
		'and ends by 06:00')) as c (f, u, m, o, said, what);

-- Records are only added to.
select throws_ok(call, '42501', null, call)
from unnest(array['update club.admin_audit_log set action = ''x''',
	'delete from club.admin_audit_log', 'truncate club.admin_audit_log',
	'update club.booking_payment_audit set reason = ''x''',
	'delete from club.booking_payment_audit',
	'truncate club.booking_payment_audit']) call;

select * from finish();
rollback;
