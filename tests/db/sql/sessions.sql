-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who stands where, and what is let go when somebody signs in.
begin;
\ir fixture.psql
select no_plan();

select is(t.as('frontdesk1', '(select desk from desk.whoami())'), '"desk 2"',
	'without a word a person stands at the usual desk');
select t.as('frontdesk1', 'desk.session_open(''desk 7'', ''pts/3'', ''::1'')');
select is(t.as('frontdesk1', '(select desk from desk.whoami())'), '"desk 7"',
	'a console says where it stands');
select is((select (s.pid, p.login, s.tty)::text from desk.session s
	join desk.staff p on p.id = s.staff_id),
	format('(%s,frontdesk1,pts/3)', pg_backend_pid()), 'and it is on record');
select is(t.book(2, '2026-11-21 16:00', 60, 'anna')
	#>> '{detail,fees,0,name}', 'Lee, Anna', 'a booking is made there');
select is((select details ->> 'desk' from club.admin_audit_log
	where action = 'create_booking'), 'desk 7', 'which its record says');
insert into desk.session (pid, backend_start, staff_id, desk, opened_at)
select -1, '2026-11-20', id, 'gone', '2026-11-20' from desk.staff limit 1;
select t.as('manager1', 'desk.session_open(''office'', null, null)');
select is((select array_agg(desk) from desk.session), array['office'],
	'connections that ended are forgotten, and the next person counts');
select throws_ok($$ select t.as('stranger1',
	'desk.session_open(''x'', null, null)') $$, '42501', null,
	'strangers stand nowhere');

insert into desk.request (id, actor, action, args_hash, at, ok, outcome)
values (gen_random_uuid(), 'frontdesk1', 'old', '', '2026-07-01', true, '{}');
set test.now = '2026-11-23 09:00:00-08';
select t.as('support1', 'desk.session_open(null, null, null)');
select is((select count(*)::integer from desk.occupancy), 0,
	'occupancy that ended before yesterday goes');
select is((select array_agg(action) from desk.request),
	array['booking_book'], 'and requests after 90 days');
select is_empty('select * from desk.occupancy_verify()', 'as expected');

-- Which database of which server this is.
select is(t.as('support1', '(select database from desk.whoami())') #>> '{}',
	format('%s-%s', (select system_identifier from pg_control_system()),
		(select oid from pg_database where datname = current_database())),
	'everybody hears which database this is');
select throws_ok($$ select t.as('support1', 'desk.database_key()') $$,
	'42501', null, 'with the person it is for');

select * from finish();
rollback;
