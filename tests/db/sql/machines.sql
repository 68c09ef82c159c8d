-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state machines of all systems: how a step is judged, and that each
-- machine is wired to a column whose states are its own.
begin;
\ir fixture.psql
select no_plan();

-- A machine of the test's own, on a table of the test's own.
insert into desk.transition (machine, from_state, to_state, desk_only) values
	('t.lamp', '', 'OFF', false), ('t.lamp', 'OFF', 'LIT', false),
	('t.lamp', 'LIT', 'BURNT_OUT', false),
	('t.lamp', 'BURNT_OUT', 'OFF', true);
create type t.light as enum ('OFF', 'LIT', 'BURNT_OUT');
create table t.lamp (id integer, light t.light, note text);
grant usage on schema t to public;
grant select, insert, update on t.lamp to clubsite1;
create trigger a_step before insert or update of light on t.lamp
	for each row execute function desk.step_allowed('t.lamp', 'light',
		'A lamp');

create function t.step(call text, who text default 'clubsite1')
returns text
language plpgsql
as $$
declare
	said text := 'done';
	told jsonb;
begin
	begin
		perform set_config('session_authorization', who, true);
		execute call;
	exception when sqlstate 'OD001' then
		get stacked diagnostics said = message_text,
			told = pg_exception_detail;
		if told ->> 'sentence' <> said or told ->> 'code' <> 'state' then
			said := 'told otherwise';
		end if;
	end;
	reset session authorization;
	return said;
end
$$;

select is(t.step('insert into t.lamp values (1, ''LIT'')'),
	'A lamp does not begin as lit', 'a thing begins where it begins');
select is(t.step('insert into t.lamp values (1, ''OFF''), (2, ''OFF'')'),
	'done', 'and only there');
select is(t.step('update t.lamp set light = ''BURNT_OUT'' where id = 1'),
	'A lamp that is off does not become burnt out',
	'a step that is not in the table is refused, in words');
select is(t.step('update t.lamp set light = ''LIT'''), 'done',
	'one that is goes through, for every row of a statement');
select is(t.step('update t.lamp set light = null'),
	'A lamp that is lit does not become nothing', 'null is a state too');
select is(t.step('update t.lamp set light = ''LIT'''), 'done',
	'to stay is no step');
select is(t.step('update t.lamp set light = ''BURNT_OUT'' where id = 1'),
	'done', 'the last step');
select is(t.step('update t.lamp set light = ''OFF'' where id = 1'),
	'A lamp that is burnt out does not become off',
	'the bypass is not the application''s');
create function t.change_bulb() returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ update t.lamp set light = 'OFF' where id = 1 $$;
grant update, select on t.lamp to desk_owner;
grant usage on schema t to desk_owner;
alter function t.change_bulb() owner to desk_owner;
select is(t.step('select t.change_bulb()'), 'done',
	'but a function of desk has it, whoever calls');
select is(t.step('insert into t.lamp values (3, null)'), 'done',
	'no state at all is before the first');
select is(t.step('update t.lamp set light = ''LIT'' where id = 3'),
	'A lamp does not begin as lit', 'and leads only to the first');
select throws_ok($$ insert into desk.transition values ('t.lamp', 'OFF',
	'OFF') $$, '23514', null, 'a step leads elsewhere');
drop table t.lamp;
delete from desk.transition where machine = 't.lamp';

-- Every trigger names a machine and a column that exist, and every machine
-- has a trigger: arguments are stored one after the other, each ended by \0.
create table t.wired as
select g.tgrelid, g.tgname, a.argument[1] as machine, a.argument[2] as state,
	a.argument[3] as thing
from pg_trigger g
cross join lateral (select string_to_array(
	encode(g.tgargs, 'escape'), '\000') as argument) a
where g.tgfoid = 'desk.step_allowed()'::regprocedure;

select isnt_empty('table t.wired', 'machines are wired');
select is_empty($$
	select w.tgrelid::regclass, w.tgname from t.wired w
	where not exists (select from pg_attribute a
		where a.attrelid = w.tgrelid and a.attname = w.state
		  and not a.attisdropped)
	   or not exists (select from desk.transition d
		where d.machine = w.machine and d.from_state = '')
	   or w.thing !~ '^(A|An|The) [a-z]' $$,
	'each to a column, with a beginning and a name');
select is_empty($$
	select d.machine from desk.transition d
	where not exists (select from t.wired w
		where w.machine = d.machine) $$, 'no machine stands idle');
select is_empty($$
	select d.machine, d.to_state
	from desk.transition d
	join t.wired w on w.machine = d.machine
	join pg_attribute a on a.attrelid = w.tgrelid and a.attname = w.state
	join pg_type y on y.oid = a.atttypid and y.typtype = 'e'
	where not exists (select from pg_enum e
		where e.enumtypid = y.oid and e.enumlabel = d.to_state)
	   or d.from_state <> '' and not exists (select from pg_enum e
		where e.enumtypid = y.oid and e.enumlabel = d.from_state) $$,
	'states of an enum are states of the machine');
-- A row may be changed in a way that no trigger on one column sees.
select is_empty($$
	select d.tgrelid, d.machine, d.state
	from (select distinct tgrelid, machine, state from t.wired) d
	where not exists (
		select from pg_trigger g
		join t.wired w using (tgrelid, tgname)
		where g.tgrelid = d.tgrelid and w.machine = d.machine
		  and g.tgtype & 16 = 16)
	   or not exists (
		select from pg_trigger g
		join t.wired w using (tgrelid, tgname)
		where g.tgrelid = d.tgrelid and w.machine = d.machine
		  and g.tgtype & 4 = 4) $$,
	'each judges how a row begins and how it goes on');
-- Whoever may change the state may read the machine.
select is_empty($$
	select r.rolname, w.tgrelid::regclass
	from t.wired w
	join pg_roles r on r.rolname ~ '_app$'
	where has_table_privilege(r.oid, w.tgrelid, 'update')
	  and not has_table_privilege(r.oid, 'desk.transition', 'select') $$,
	'writers read the machines');

select * from finish();
rollback;
