-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rules are judged on what is committed now: a write under an older snapshot
-- is refused, before anything is written (database.md 2, 7).
begin isolation level repeatable read;
\ir fixture.psql
select no_plan();

select throws_ok($$ select t.book(2, '2026-11-21 16:00', 60, 'anna') $$,
	'25000', null, 'a write is refused under repeatable read');
select throws_ok(format($$ select t.as('frontdesk1', %L) $$,
	format('desk.request_abandon(%L)', gen_random_uuid())), '25000', null,
	'giving up as well');
select throws_ok($$ select t.book(2, '2026-11-21 16:00', 60, 'anna',
	dry => true) $$, '25000', null, 'and a preview');
select is_empty('select from desk.request', 'nothing is kept');
select isnt_empty($$ select t.as('frontdesk1',
	'(select count(*) from desk.grid_resources())') $$, 'reading is free');

select * from finish();
rollback;
