-- SPDX-License-Identifier: GPL-3.0-or-later
-- What triggers derive from the tables, made anew after rows were laid with the
-- triggers off; then the planner is told what there is.

set role desk_owner;

-- Statistics of every table that steps have filled: what follows reads them
-- whole, and autovacuum would come too late.
create function demo.analyze_tables(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	t regclass;
begin
	for t in
		select distinct x from demo.step s, unnest(s.tables) x
		where s.kind = 'once'
	loop
		execute format('analyze %s', t);
	end loop;
end
$$;

select demo.add_step('statistics', 'demo.analyze_tables', 1,
	cost => least(demo.times(8000), 500000), kind => 'derived');

-- A rebuild of desk as a step: name, function, rows at scale 1.
create function demo.add_rebuild(name text, rebuild text, rows integer)
returns void
language plpgsql
as $$
begin
	execute format('create function demo.%1$I(first bigint, last bigint) '
		'returns void language sql as ''select desk.%1$I()''', rebuild);
	perform demo.add_step(name, 'demo.' || rebuild, 1,
		cost => demo.times(rows), kind => 'derived');
end
$$;

select demo.add_rebuild('members and guests', 'person_rebuild', 2000);
select demo.add_rebuild('people of all systems', 'identity_rebuild', 10000);
select demo.add_rebuild('bookings on their lanes', 'occupancy_rebuild', 2500);
select demo.add_rebuild('places taken', 'place_load_rebuild', 100);
select demo.add_rebuild('academy: lanes', 'academy_occupancy_rebuild', 2000);
select demo.add_rebuild('academy: counts', 'academy_counts_rebuild', 100);
select demo.add_rebuild('counter: hours', 'counter_rebuild', 600);
select demo.add_rebuild('gym: counts', 'gym_counts_rebuild', 100);

-- And of what was derived, and of the small tables that have none yet, for the
-- console that comes right after.
create function demo.analyze_rest(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	t regclass;
begin
	for t in
		select c.oid from pg_class c
		where c.relkind = 'r' and (c.relnamespace = 'desk'::regnamespace
			or c.reltuples < 0 and c.relnamespace in (
				'club'::regnamespace, 'academy'::regnamespace,
				'counter'::regnamespace, 'gym'::regnamespace,
				'platform'::regnamespace))
		order by c.relname
	loop
		execute format('analyze %s', t);
	end loop;
end
$$;

select demo.add_step('statistics of what was derived', 'demo.analyze_rest', 1,
	cost => least(demo.times(1500), 50000), kind => 'derived');

reset role;
