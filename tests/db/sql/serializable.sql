-- SPDX-License-Identifier: GPL-3.0-or-later
-- As isolation.sql, one level up.
begin isolation level serializable;
\ir fixture.psql
select no_plan();

select throws_ok($$ select t.book(2, '2026-11-21 16:00', 60, 'anna') $$,
	'25000', null, 'a write is refused under serializable');
select is_empty('select from desk.request', 'nothing is kept');

select * from finish();
rollback;
