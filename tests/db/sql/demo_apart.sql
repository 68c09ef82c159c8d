-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tables that are taken apart while the demonstration lays very many rows in
-- them: everything comes back as it was, rows are judged before they are seen,
-- and what fails has taken nothing off.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_begin
\o

-- A table with one of each kind of key and index.
create table t.other (n bigint primary key, m bigint unique);
insert into t.other select g, g from generate_series(1, 30) g;
create table t.thing (
	n bigint generated always as identity primary key,
	a bigint constraint plain references t.other,
	b bigint constraint "Put off" references t.other (m)
		on delete cascade deferrable initially deferred,
	c bigint,
	d bigint constraint switched_off references t.other,
	e text,
	constraint e_key unique (e),
	constraint e_excludes exclude using gist (int8range(n, n, '[]') with &&)
);
insert into t.thing (c) values (-1);
set constraints all immediate;
alter table t.thing add constraint "not.judged" foreign key (c)
	references t.other (m) on update set null not valid;
create index on t.thing (a);
create index "Of b" on t.thing (b desc nulls last) where b > 3;
create index words on t.thing using gin (string_to_array(e, ' '));
create index covering on t.thing (d) include (e) with (fillfactor = 70);
create unique index only_once on t.thing (lower(e));
create index told on t.thing ((a + b));
alter index t.told alter column 1 set statistics 300;
comment on constraint "Put off" on t.thing is 'it''s put off';
comment on index t."Of b" is 'of "b"';
create function t.refuse() returns trigger language plpgsql
as $$ begin raise exception 'the trigger is on'; end $$;
create trigger guard before insert on t.thing
	for each row execute function t.refuse();

-- All that the catalog knows of the rules of a table.
create view t.catalog as
select c.conrelid as relation, c.conname::text as name,
	pg_get_constraintdef(c.oid) as definition,
	obj_description(c.oid, 'pg_constraint') as comment,
	array[c.condeferrable, c.condeferred, c.convalidated]::text as state,
	pg_get_userbyid(r.relowner) as owner
from pg_constraint c
join pg_class r on r.oid = c.conrelid
union all
select i.indrelid, r.relname, pg_get_indexdef(r.oid),
	obj_description(r.oid, 'pg_class'),
	array[i.indisvalid, i.indisready, i.indisunique]::text
		|| coalesce(r.reloptions::text, ''), pg_get_userbyid(r.relowner)
from pg_index i
join pg_class r on r.oid = i.indexrelid
union all
select g.tgrelid, case when g.tgisinternal then c.conname || ' '
		|| g.tgfoid::regproc || ' ' || g.tgrelid::regclass
		else g.tgname end,
	case when not g.tgisinternal then pg_get_triggerdef(g.oid) end,
	null, array[g.tgenabled::text, g.tgtype::text,
		g.tgdeferrable::text]::text, null
from pg_trigger g
left join pg_constraint c on c.oid = g.tgconstraint;
create table t.before as select * from t.catalog;
create function t.differs() returns setof text
language sql
as $$
	(select 'gone: ' || b::text from t.before b
	except all select 'gone: ' || c::text from t.catalog c)
	union all
	(select 'new: ' || c::text from t.catalog c
	where c.relation in (select relation from t.before)
	except all select 'new: ' || b::text from t.before b);
$$;

create function t.lay(first bigint, last bigint) returns void
language sql
as $$
	insert into t.thing (a, b, c, d, e)
	select g, g, g, g, 'e' || g from generate_series(first, last) g;
$$;
create function t.rest(first bigint, last bigint) returns void
language sql
as $$ $$;
create function t.off() returns text
language sql
as $$
	select string_agg(b.name, ', ' order by b.name)
	from (select distinct x.name collate "C" as name, x.relation
		from t.before x
		where x.definition is not null) b
	where b.relation in ('t.thing'::regclass, 't.other'::regclass)
	  and not exists (select from t.catalog c
		where (c.relation, c.name) = (b.relation, b.name));
$$;
-- Others own the tables, as everywhere.
grant all on schema t to desk_owner;
alter table t.other owner to desk_owner;
alter table t.thing owner to desk_owner;
alter table t.thing disable trigger guard;
grant select on t.before, t.catalog to desk_owner;
alter table t.thing enable trigger guard;
do $$
declare
	name name;
begin
	for name in
		select g.tgname from pg_trigger g
		join pg_constraint c on c.oid = g.tgconstraint
		where c.conname = 'switched_off'
		  and g.tgrelid = 't.thing'::regclass
	loop
		execute format('alter table t.thing disable trigger %I', name);
	end loop;
end
$$;
truncate t.before;
insert into t.before select * from t.catalog;

-- How far it is, how it is called, what is off.
create table t.seen (at integer generated always as identity, step text,
	done integer, is_open boolean, off text, rows bigint);
create function t.advance() returns boolean
language plpgsql
as $$
declare
	a record;
begin
	select * into a from demo.advance();
	if found then
		insert into t.seen (step, done, is_open, off, rows)
		select a.step, a.done, a.is_open, t.off(), count(*)
		from t.thing;
	end if;
	return found;
end
$$;

select demo.add_step('thing', 't.lay', 20, 10, 6000, 't.thing') \g /dev/null
select demo.add_step('few', 't.rest', 1, 1, 1000, 't.thing') \g /dev/null
select t.advance() \g /dev/null
select results_eq('select step, done, is_open, rows from t.seen',
	$$ values ('thing', 40, true, 11::bigint) $$,
	'half is laid, and the transaction goes on');
select is(t.off(),
	'Of b, Put off, covering, e_excludes, not.judged, plain, thing_a_idx, words',
	'off is what forbids nothing by itself, and what can be judged at once');
do $$ begin while t.advance() loop end loop; end $$;
select is_empty('select t.differs()', 'all of it is as it was');
select is(count(*), 21::bigint, 'and all rows are there') from t.thing;
select is_empty($$ select at from (select at, done, lag(done) over (order by at)
	as before from t.seen) s where done < before $$,
	'the bar never goes back');
select is(done, 120, 'and tells of all that was laid') from t.seen
where step = 'few' and not is_open;
select is(off, null, 'few rows take nothing off') from t.seen where step = 'few';
select is(count(*), 7::bigint,
	'each part that is put back is told of') from t.seen
where step = 'thing' and done > 80;
select is_empty('select from t.seen where is_open is distinct from (off is not null)',
	'it is open exactly while something is off');

-- What the rules forbid is not laid, and undoes everything.
select demo.add_step('wrong', 't.lay', 40, 40, 6000, 't.thing') \g /dev/null
update t.thing set e = null, c = null;
create function t.all_of_it() returns void
language plpgsql
as $$ begin while (select true from demo.advance()) loop end loop; end $$;
select throws_ok('select t.all_of_it()', '23503', null,
	'a row that refers to nothing is found when the key comes back');
select is_empty('select t.differs()', 'who fails has taken nothing off');
select is(count(*), 21::bigint, 'and laid nothing') from t.thing;

-- Where it does not pay.
select ok(not demo.is_worth_apart((select s from demo.step s
	where s.name = 'thing'), 5, 't.thing'), 'not for the few that are left');
select ok(demo.is_worth_apart((select s from demo.step s
	where s.name = 'thing'), 1, 't.thing'), 'for all of them');
insert into t.other select 100 + g, 100 + g from generate_series(1, 100000) g;
select demo.add_step('spread', 't.rest', 20, 10, 6000,
	repeat('t.thing ', 40)) \g /dev/null
select results_eq($$ select demo.is_worth_apart(s, 1, 't.thing'),
		demo.is_worth_apart(s, 1, 't.other')
	from demo.step s where s.name = 'spread' $$,
	'values (true, false)',
	'nor for a table that has so much more already');

-- Every table that there is.
delete from demo.step;
insert into t.before
select c.* from t.catalog c where c.relation <> all (
	array(select b.relation from t.before b));
\o /dev/null
select demo.add_step('all', 't.rest', 20, 20, 1e9, string_agg(
	c.oid::regclass::text, ' '))
from pg_class c
where c.relkind = 'r' and c.relnamespace in ('club'::regnamespace,
	'academy'::regnamespace, 'counter'::regnamespace, 'gym'::regnamespace,
	'platform'::regnamespace);
select demo.take_apart(s, 1) from demo.step s;
\o
select cmp_ok(count(*), '>', 500::bigint,
	'most keys and indexes of five systems are taken off')
from demo.apart;
select t.all_of_it() \g /dev/null
select is_empty('select t.differs()', 'and all of them come back');

select * from finish();
rollback;
