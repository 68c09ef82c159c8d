-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people of the demonstration and the steps that lay what is large: the
-- same everywhere, in several systems, and done once.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_all
\o

-- A thousand, some in several systems, spelt as people and forms do.
select is(count(*), 1000::bigint, 'a thousand people') from demo.person;
select is_empty($$ select n from demo.person p where not exists (
	select from demo.known k where k.n = p.n) $$, 'each in some system');
select cmp_ok(count(*), '>', 150::bigint, 'many in two or more')
from (select n from demo.known group by n having count(*) > 1) x;
select is_empty($$ select system from demo.known group by system
	having count(*) <> max(place) or min(place) <> 1
		or count(*) <> demo.people_of(system) $$,
	'numbered without gaps in each system');
select set_eq('select u.id, u.name, u.email from club.users u',
	$$ select k.id::text, k.name, k.email from demo.known k
		where k.system = 'club' $$, 'the club''s are its members');
select is_empty($$ select system, lower(email) from demo.known
	group by 1, 2 having count(*) > 1 $$,
	'an e-mail is one person''s in a system');
create function t.share(differs text) returns numeric
language plpgsql
as $$
declare
	answer numeric;
begin
	execute format('select avg((%s)::integer) from demo.known k
		join demo.person p using (n)
		where k.system <> demo.first_system(n)', differs)
	into answer;
	return answer;
end
$$;
select ok(t.share('k.name <> p.name') between 0.05 and 0.4,
	'a name is sometimes spelt otherwise');
select ok(t.share('k.email <> p.email') between 0.05 and 0.4,
	'an e-mail is sometimes another one');
select ok(t.share('lower(k.email) = p.email and k.email <> p.email') > 0,
	'or the same in capitals');
select ok(t.share('k.phone <> p.phone') between 0.1 and 0.6,
	'a phone is often written otherwise');
select is_empty($$ select k.name, k.family from demo.known k
	where k.name <> desk.clean_text(k.name, 200, 'A name')
	   or k.given = '' or k.family = '' $$, 'names can be shown');

-- What was played before: in one place at a time, paid, and on record.
create view t.past as
select b.*, b.request_date + b.start_time as starts,
	b.request_date + b.start_time
		+ make_interval(mins => b.duration_minutes) as ends
from club.booking_requests b
where b.request_date < demo.began() - 1;
select is(count(*), 2500::bigint, 'a past of thousands of bookings')
from t.past;
select set_eq('select distinct status from t.past', array['attended',
	'no_show', 'cancelled', 'declined', 'expired'], 'all of them over');
select is_empty('select * from t.overlaps()', 'nobody is in two places');
select is_empty($$ select b.id from t.past b
	where (b.session_id is not null) <> (b.status in
		('attended', 'no_show')) $$, 'whoever was let in had a session');
select is_empty($$ select f.* from desk.booking_fees(array(
	select id from t.past where status = 'attended')) f where f.owed > 0 $$,
	'whoever played has paid');
select set_eq($$ select distinct session_id from club.usage_ledger $$,
	$$ select session_id from club.booking_requests
		where status in ('attended', 'checked_in') $$,
	'who played used up minutes');
select is_empty($$ select b.id from t.past b where (
	select count(*) from club.admin_audit_log a
	where a.resource_type = 'booking' and a.resource_id = b.id::text) <> 2
	$$, 'who asked and how it ended is on record');
select is_empty($$ select b.id from t.past b
	join club.users u on u.id = b.user_id
	where u.created_at > b.created_at $$, 'nobody played before joining');
select is_empty($$ select * from desk.person_verify() $$,
	'the index of members is right');
select is_empty($$ select * from desk.identity_verify() $$,
	'so is that of all people');
select is_empty($$ select * from desk.occupancy_verify() $$,
	'so are the lanes');
select is_empty($$ select * from desk.integrity_issue $$,
	'and nothing is at odds');

-- People of several systems are found to be one.
select ok(count(*) > 20, 'an e-mail joins members to users elsewhere')
from (select k.n
	from demo.known k
	join demo.known x using (n)
	join desk.identity i on i.system = 'club' and i.kind = 'member'
		and i.key = k.id::text
	join desk.identity y on y.system = 'platform' and y.kind = 'user'
		and y.id in (select c.identity
			from desk.identity_component(i.id) c)
	where k.system = 'club' and x.system = 'platform'
	  and y.key = x.id::text) joined;

-- Helpers fold into the query that asks them; one that does not starts an
-- executor for every row, which is most of what a row costs.
create function t.unfolded() returns setof text
language plpgsql
as $$
declare
	f record;
	plan text;
begin
	for f in
		select p.proname, a.call, a.source
		from pg_proc p
		join pg_language l on l.oid = p.prolang and l.lanname = 'sql',
			lateral (select string_agg('x.a' || i, ', ') as call,
				string_agg(format('null::%s as a%s',
					format_type(t, null), i), ', ') as source
			from unnest(p.proargtypes) with ordinality u (t, i)) a
		where p.pronamespace = 'demo'::regnamespace
		  and p.pronargs > 0 and not p.proretset
		  and p.provariadic = 0 and p.provolatile <> 'v'
	loop
		execute format('explain (verbose, format json) select '
			'demo.%I(%s) from (select %s from '
			'generate_series(1, 2) offset 0) x', f.proname, f.call,
			f.source) into plan;
		if strpos(plan, format('demo.%s(', f.proname)) > 0 then
			return next f.proname;
		end if;
	end loop;
end
$$;
select set_eq('select t.unfolded()', array['bookings_in', 'companions',
	'gym_user', 'is_clear', 'is_worth_apart', 'late_start', 'parent_id',
	'scene_place', 'scene_span', 'some_guests', 'trainer_id'],
	'only those that read a table, for some rows, are called for each');

-- The same from the same seed; others from another.
select md5(string_agg(p::text, ',' order by n)) as people
from demo.person p \gset
select md5(string_agg(k::text, ',' order by system, place)) as known
from demo.known k \gset
\o /dev/null
:fill_all
\o
select is(md5(string_agg(p::text, ',' order by n)), :'people',
	'a second run knows the same people') from demo.person p;
select is(md5(string_agg(k::text, ',' order by system, place)), :'known',
	'by the same names') from demo.known k;
create or replace function demo.seed() returns integer language sql immutable
return 2;
delete from demo.person where n > 459;
select count(demo.make_people(460, 1000));
select isnt(md5(string_agg(p::text, ',' order by n)), :'people',
	'another seed makes others') from demo.person p;

select * from finish();
rollback;
