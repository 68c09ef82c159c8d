-- SPDX-License-Identifier: GPL-3.0-or-later
-- Steps of the demonstration data: in batches, in order, once or daily, with
-- the triggers off while rows are laid and on afterwards.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_begin
\o

-- Two tables of somebody's: one that no row gets into while its trigger is on,
-- and one that says what was called.
create table t.guarded (n bigint, constraint guarded_check check (n < 1000));
create function t.guard() returns trigger language plpgsql
as $$ begin raise exception 'the trigger is on'; end $$;
create trigger guard before insert on t.guarded
	for each row execute function t.guard();
create table t.call (at serial, step text, first bigint, last bigint);
create function t.lay(first bigint, last bigint) returns void
language sql
as $$
	insert into t.guarded select * from generate_series(first, last);
	insert into t.call (step, first, last) values ('lay', first, last);
$$;
create function t.more(first bigint, last bigint) returns void
language sql
as $$ insert into t.call (step, first, last) values ('more', first, last) $$;
create function t.live(first bigint, last bigint) returns void
language sql
as $$ insert into t.call (step, first, last) values ('live', first, last) $$;
create function t.derive(first bigint, last bigint) returns void
language sql
as $$ insert into t.call (step, first, last) values ('derive', first, last) $$;
grant usage on schema t to desk_owner;
grant all on all tables in schema t to desk_owner;
grant all on all sequences in schema t to desk_owner;

-- Declares them, as the files do in each run.
create function t.declare() returns void
language sql
as $$
	select demo.add_step('thing: lay', 't.lay', 25, 10, 2000, 't.guarded');
	select demo.add_step('thing: nothing to do', 't.lay', 0);
	select demo.add_step('thing: live', 't.live', 1, kind => 'daily');
	select demo.add_step('thing: derive', 't.derive', 2, 1, 500,
		kind => 'derived');
$$;
create function t.run() returns text
language plpgsql
as $$
declare
	answer text;
begin
	delete from t.call;
	while (select true from demo.advance()) loop
	end loop;
	select string_agg(format('%s %s-%s', step, first, last), ', '
		order by at) into answer
	from t.call;
	return answer;
end
$$;
create function t.again(statements text, declare text default 't.declare')
returns void
language plpgsql
as $$
begin
	execute statements;
	set role none;
	execute format('select %s()', declare);
end
$$;

select t.declare() \g /dev/null
select results_eq('select * from demo.advance()',
	$$ values ('thing: lay', 20, 51, false) $$,
	'a batch answers with what comes next, how far, of how much');
select is((select tgenabled::text from pg_trigger where tgname = 'guard'),
	'O', 'the trigger is on between batches');
select throws_ok('insert into t.guarded values (1)', 'P0001');
select is(t.run(), 'lay 11-20, lay 21-25, derive 1-1, derive 2-2, live 1-1',
	'the rest comes in order, in batches');
select is(count(*), 25::bigint, 'each item once') from t.guarded;
select is_empty('select * from demo.advance()', 'nothing more: no answer');

-- Another run of the same day, and of the next.
select t.again(:'fill_begin') \g /dev/null
select is(t.run(), null, 'a second run does nothing');
set test.now = '2026-11-22 14:07:00-08';
select t.again(:'fill_begin') \g /dev/null
select is(t.run(), 'live 1-1', 'on another day the daily step is done');

-- One that fails leaves its batch undone and the triggers on.
alter table t.guarded drop constraint guarded_check;
alter table t.guarded add constraint guarded_check check (n <> 40) not valid;
create function t.wider() returns void language sql
as $$ select demo.add_step('wider', 't.lay', 45, 30, tables => 't.guarded');
	select demo.add_step('derive wider', 't.derive', 1, kind => 'derived'); $$;
select t.again(:'fill_begin', 't.wider') \g /dev/null
select lives_ok('select demo.advance()');
select throws_ok('select demo.advance()', '23514');
select is((select tgenabled::text from pg_trigger where tgname = 'guard'),
	'O', 'after a failure the trigger is on');
select t.again(:'fill_begin', 't.wider') \g /dev/null
alter table t.guarded drop constraint guarded_check;
select is(t.run(), 'lay 31-45, derive 1-1',
	'the next run goes on there');

-- Scale and seed are the first run's.
set opsdesk.demo_scale = '2';
select throws_ok(format('select t.again(%L)', :'fill_begin'), '55000',
	'this database was filled at scale 1 with seed 1; another one needs an empty database',
	'a database keeps its scale');
set opsdesk.demo_scale = '';
set opsdesk.demo_seed = '2';
select throws_ok(format('select t.again(%L)', :'fill_begin'), '55000', null,
	'and its seed');
set opsdesk.demo_seed = '';
set opsdesk.demo_date = '2027-01-02';
select t.again(:'fill_begin') \g /dev/null
select is(demo.now()::text, '2027-01-02 14:07:00', 'a day may be named');
select is(demo.began(), date '2026-11-21', 'history ends where it began');

select * from finish();
rollback;
