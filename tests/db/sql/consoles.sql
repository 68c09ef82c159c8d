-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose console is the newest, and what became of requests that nobody heard
-- the answer of (contracts.md, "Writes"; database.md 2).
begin;
\ir fixture.psql
select no_plan();

-- Turns.
create function t.open(who text, mine bigint default null) returns text
language sql
as $$
	select a #>> '{turn}' || ' ' || (a #>> '{taken_over}') || ' '
		|| coalesce(a #>> '{at_desk}', '-') || ' ' || (a #>> '{older}')
	from t.as(who, format('select to_jsonb(o) from desk.console_open(%L) o',
		mine)) a
$$;
select throws_ok($$ select t.open('frontdesk1') $$, '55000', null,
	'a console says first where it stands');
select t.as('frontdesk1', 'desk.session_open(''desk 2'', null, null)');
select is(t.open('frontdesk1'), '1 false desk 2 0', 'the first turn');
select is(t.as('frontdesk1', '(select count(*) from desk.console_taken_over())'),
	'0', 'is the newest');
select is(t.open('frontdesk1', 1), '1 false desk 2 0',
	'a line that comes back keeps the turn');
select t.as('frontdesk1', 'desk.session_open(''bar'', null, null)');
select is(t.open('frontdesk1'), '2 false bar 0', 'the next start has the next');
select is(t.open('frontdesk1', 1), '1 true bar 0',
	'a line that comes back later has been taken over, and where');
select is(t.as('frontdesk1', '(select at_desk from desk.console_taken_over())'),
	'"bar"', 'and is told so when it asks');
select is((select c.desk from desk.console c join desk.staff s
	on s.id = c.staff_id and s.login = 'frontdesk1'), 'bar',
	'the newest stays on record');
select is(t.open('frontdesk1', 9), '9 false bar 0',
	'a server that was restored from earlier days goes on from there');
select throws_ok($$ select t.open('frontdesk2') $$, '55000', null,
	'nobody is at somebody else''s connection');
select t.as('frontdesk2', 'desk.session_open(null, null, null)');
select is(t.open('frontdesk2'), '1 false desk 1 0',
	'every person''s turns are their own');
select t.as('support1', 'desk.session_open(null, null, null)');
select is(t.open('support1'), '1 false - 0', 'support has a console too');
select throws_ok($$ select t.open('stranger1') $$, '42501', null,
	'strangers have none');
select throws_ok($$ select t.as('stranger1',
	'(select count(*) from desk.console_taken_over())') $$, '42501', null,
	'nor hear of any');

-- What became of a request.
create table t.ids as
select n, gen_random_uuid() as id from generate_series(1, 9) n;
create function t.id(n integer) returns uuid
language sql stable
as $$ select id from t.ids i where i.n = id.n $$;
create function t.call(request uuid, starts text default '2026-11-21 16:00',
	who text default 'frontdesk1') returns jsonb
language sql
as $$
	select t.as(who, format('desk.booking_book(%L, 2, %L, 60, ''anna'', '
		'null, null, ''[]'', null, ''none'', null, false, ''phone'')',
		request, starts))
$$;
create function t.fate(request uuid, who text default 'frontdesk1')
returns text
language sql
as $$
	select (a #>> '{fate}') || ': ' || (a #>> '{sentence}')
		|| coalesce(' / ' || (a #>> '{who_can}'), '')
	from t.as(who, format('select to_jsonb(f) from desk.request_fate(%L) f',
		request)) a
$$;
select t.call(t.id(1));
select t.call(t.id(2));
select is(t.fate(t.id(1)), 'done: Booked Bay 2 16:00-17:00 for Lee, Anna',
	'what was done is said as it was said then');
select is(t.fate(t.id(1)), t.fate(t.id(1)), 'as often as it is asked');
select is(t.call(t.id(1)) ->> 'ok', 'true', 'and stays done');
select matches(t.fate(t.id(2)), '^refused: .*Bay 2 16:00-17:00',
	'what was refused was refused, and why');
select is(t.fate(t.id(3)), 'never: Given up; nothing was done',
	'what never arrived is given up');
select is(t.fate(t.id(3)), 'never: Given up; nothing was done',
	'that is said again');
select is(t.call(t.id(3), '2026-11-22 12:00') ->> 'code', 'reused',
	'and what arrives late does nothing');
select is((select count(*)::integer from club.booking_requests), 1,
	'so one booking there is');
select is(t.fate(t.id(3)), 'never: Given up; nothing was done',
	'also after that');
select is(t.fate(t.id(1), 'frontdesk2'),
	'unknown: This request id stands for another request',
	'nobody hears of what is another''s');
select is(t.fate(t.id(3), 'manager1'),
	'unknown: This request id stands for another request',
	'nor of what another gave up');
select is(t.fate(t.id(4), 'frontdesk2'), 'never: Given up; nothing was done',
	'an id that nobody used is whoever''s asks first');
select is(t.call(t.id(4), '2026-11-22 14:00') ->> 'code', 'reused',
	'so it does nothing for anybody else');
select throws_ok($$ select t.fate(null) $$, '22004', null,
	'an id there must be');
select throws_ok(format($$ select t.fate(%L, 'support1') $$, t.id(1)),
	'42501', null, 'support writes nothing, and asks of nothing');
select throws_ok(format($$ select t.fate(%L, 'stranger1') $$, t.id(1)),
	'42501', null, 'strangers neither');

select * from finish();
rollback;
