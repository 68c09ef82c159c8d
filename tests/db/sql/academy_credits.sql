-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sessions paid ahead: packages fill a balance, sessions draw on it, canceled
-- ones give back what they took (document 001, flow 3; domain.md 4).
begin;
\ir fixture.psql
\ir systems.psql
\ir academy.psql
select no_plan();

insert into academy.bulk (id, trainer_id, price, number_of_sessions) values
	('ruiz2', 'ruiz', 15000, 2), ('ruiz3', 'ruiz', 21000, 3),
	('okoye1', 'okoye', 6000, 1);
create function t.package(the text, bulk text, sessions integer,
	trainer text default 'ruiz') returns text
language sql
as $$
	select t.app(format('insert into academy.user_bulk (id, user_id,
		bulk_id, trainer_id, number_of_sessions) values (%L, ''garcia'',
		%L, %L, %L)', the, bulk, trainer, sessions))
$$;
create function t.pay(the text, used integer default 1,
	trainer text default 'ruiz', balance boolean default true) returns text
language plpgsql
as $$
begin
	perform t.app(format('insert into academy.session (id, trainer_id,
		child_id, parent_id, date, status) values (%L, %L, ''leo'',
		''garcia'', timestamp ''2026-11-23 08:00''
			+ interval ''2 hours'' * %s, ''PENDING'')', the,
		trainer, right(the, 1)));
	return t.app(format('insert into academy.session_details (id,
		session_id, sessions_used, with_balance)
		values (%L, %L, %s, %L)', the, the, used, balance));
end
$$;
create function t.balance() returns text
language sql
as $$
	select concat_ws(' ', (select amount from academy.session_balance
			where user_id = 'garcia'), '=',
		(select string_agg(id || ' ' || number_of_sessions, ', '
			order by id) from academy.user_bulk))
$$;

-- Bought.
select is(t.pay('s1'), 'limit: No prepaid session is left',
	'nothing is paid from nothing');
select is(t.package('a', 'ruiz2', 5), 'limit: The package has 2 sessions',
	'a package has what it has');
select is(t.package('a', 'ruiz2', 2, 'okoye'),
	'missing: The trainer has no such package', 'and is its trainer''s');
select is(t.package('a', 'ruiz2', 2), 'ok', 'a package is bought');
select is(t.balance(), '2 = a 2', 'and fills the balance');
select is(t.package('b', 'ruiz3', 3), 'ok', 'another one');
select is(t.package('c', 'okoye1', 1, 'okoye'), 'ok', 'of another trainer');
select is(t.balance(), '6 = a 2, b 3, c 1', 'add up');
select is(t.app('update academy.session_balance set amount = 100'), 'ok',
	'who writes the balance');
select is(t.app('update academy.user_bulk set number_of_sessions = 100'), 'ok',
	'or a package');
select is(t.balance(), '6 = a 2, b 3, c 1', 'writes in vain');
select is(t.app($$ insert into academy.session_balance (user_id, amount)
	values ('lind', 50) $$), 'ok', 'a balance begins');
select is((select amount from academy.session_balance
	where user_id = 'lind'), 0, 'with nothing');

-- Used.
select is(t.pay('s1'), 'ok', 'a session is paid from the balance');
select is(t.balance(), '5 = a 1, b 3, c 1', 'and from the smaller package');
select is((select sessions_remaining from academy.session_details
	where id = 's1'), 5, 'what is left is said');
select is(t.pay('s2', 3), 'ok', 'one that costs three');
select is(t.balance(), '2 = a 0, b 1, c 1', 'takes from both packages');
select is(t.pay('s3', 1, 'ruiz', false), 'ok', 'one paid otherwise');
select is(t.balance(), '2 = a 0, b 1, c 1', 'takes none');
select is(t.pay('s4', 3), 'limit: No prepaid session is left',
	'three of two are one too many');
select is(t.app($$ update academy.session_details set sessions_used = 6
	where id = 's2' $$), 'limit: No prepaid session is left',
	'nor by changing one');
select is(t.app($$ update academy.session_details set sessions_used = 4
	where id = 's2' $$), 'ok', 'one more');
select is(t.balance(), '1 = a 0, b 0, c 1', 'is taken');
select * from t.verified('after paying');

-- Given back.
select is(t.app($$ update academy.session set status = 'CANCELED'
	where id = 's2' $$), 'ok', 'a session is canceled');
select is(t.balance(), '5 = a 1, b 3, c 1',
	'each package has its own again');
select is(t.app($$ update academy.session_details set sessions_used = 1
	where id = 's2' $$), 'ok', 'a canceled session');
select is(t.balance(), '5 = a 1, b 3, c 1', 'takes nothing any more');
select is(t.app($$ update academy.session_details set with_balance = false
	where id = 's1' $$), 'ok', 'a session paid otherwise after all');
select is(t.balance(), '6 = a 2, b 3, c 1', 'gives back');
select is(t.app($$ update academy.session_details set with_balance = true
	where id = 's1' $$), 'ok', 'and takes again');
select is(t.app($$ delete from academy.session where id = 's1' $$), 'ok',
	'one that is removed');
select is(t.balance(), '6 = a 2, b 3, c 1', 'gives back as well');
select is_empty($$ select from desk.academy_credit_use
	where session_detail_id = 's1' $$, 'and nothing is left of it');
select is(t.app($$ update academy.session set status = 'PAID'
	where id = 's3' $$), 'ok', 'paid');
select is(t.app($$ update academy.session_details set with_balance = true
	where id = 's3' $$), 'ok', 'from the balance in the end');
select is(t.balance(), '5 = a 1, b 3, c 1', 'and taken');
select is(t.pay('s5', 5, 'okoye'), 'ok',
	'the balance is good for every trainer');
select is(t.balance(), '0 = a 1, b 3, c 0',
	'packages for their own only');
select is(t.pay('s6'), 'limit: No prepaid session is left',
	'the balance is what counts');
select is(t.app($$ update academy.session set status = 'CANCELED'
	where id = 's5' $$), 'ok', 'and back');
select is(t.balance(), '5 = a 1, b 3, c 1', 'to where it came from');
select is(t.app($$ delete from academy.user_bulk where id = 'b' $$), 'ok',
	'a package is taken away');
select is(t.balance(), '2 = a 1, c 1', 'with what was left of it');
select * from t.verified('in the end');

select * from finish();
rollback;
