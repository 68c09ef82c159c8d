-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration shows every state that there is, none that no row could
-- have come to, and leaves what triggers keep as they would have left it.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_all
\o

-- Which column has which machine: a trigger's arguments are stored one after
-- the other, each ended by \0.
create table t.seen as
select distinct g.tgrelid::regclass as place, a.argument[1] as machine,
	a.argument[2] as state_column
from pg_trigger g
cross join lateral (select string_to_array(
	encode(g.tgargs, 'escape'), '\000') as argument) a
where g.tgfoid = 'desk.step_allowed()'::regprocedure;
create table t.state (machine text, place regclass, state text, rows bigint);
do $$
declare
	s record;
begin
	for s in select * from t.seen loop
		execute format('insert into t.state select %L, %L, %I, count(*) '
			'from %s where %3$I is not null group by 3', s.machine,
			s.place, s.state_column, s.place);
	end loop;
end
$$;

-- Where a path of steps leads, from before the first.
create view t.reached as
with recursive reached as (
	select t.machine, t.to_state as state
	from desk.transition t
	where t.from_state = ''
	union
	select t.machine, t.to_state
	from reached r
	join desk.transition t on t.machine = r.machine
		and t.from_state = r.state
)
select * from reached;

select cmp_ok(count(distinct machine), '>', 25::bigint, 'machines there are')
from t.seen;
select is_empty($$ select machine, state from t.reached
	except select machine, state from t.state $$,
	'every state of every machine is there');
select is_empty($$ select machine, state from t.state
	except select machine, state from t.reached $$,
	'and none that no path leads to');

-- What triggers keep, made for what was laid with the triggers off: each
-- …_verify compares the tables with the query that the triggers use.
create function t.differences() returns setof text
language plpgsql
as $$
declare
	f regprocedure;
	difference text;
begin
	for f in
		select p.oid from pg_proc p
		where p.pronamespace = 'desk'::regnamespace
		  and p.proname ~ '_verify$' and p.pronargs = 0
	loop
		for difference in
			execute format('select v::text from %s v', f)
		loop
			return next f || ': ' || difference;
		end loop;
	end loop;
end
$$;
select cmp_ok(count(*), '>=', 7::bigint, 'much is kept, and can be verified')
from pg_proc p
where p.pronamespace = 'desk'::regnamespace and p.proname ~ '_verify$'
  and p.pronargs = 0;
select is_empty('select t.differences()', 'nothing differs');

-- They would tell.
savepoint whole;
alter table club.booking_participants disable trigger user;
delete from club.booking_participants p using club.booking_sessions s
where s.id = p.session_id and s.session_date = '2026-11-21'
  and p.participant_type = 'member';
alter table club.booking_participants enable trigger user;
select isnt_empty('select t.differences()', 'else they would tell');
rollback to whole;

-- As large as was said, for one: thousands of bookings and audit rows.
select cmp_ok(count(*), '>=', 4500::bigint, 'five thousand bookings')
from (select id::text from club.booking_requests
	union all select id::text from academy.session
	union all select id::text from counter.visits
	union all select id::text from platform.bookings) b;
select cmp_ok(count(*), '>=', 10000::bigint, 'ten thousand audit rows')
from (select from club.admin_audit_log
	union all select from club.booking_payment_audit
	union all select from counter.audit_log
	union all select from platform.activities) a;

-- The planner was told of it, before the steps that read it and at the end.
select is_empty($$ select c.oid::regclass from pg_class c
	where c.relkind = 'r' and c.reltuples < 0
	  and pg_relation_size(c.oid) > 8192 and c.relnamespace in (
		'club'::regnamespace, 'academy'::regnamespace,
		'counter'::regnamespace, 'gym'::regnamespace,
		'platform'::regnamespace, 'desk'::regnamespace) $$,
	'every table of some size has statistics');

select * from finish();
rollback;
