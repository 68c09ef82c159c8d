-- SPDX-License-Identifier: GPL-3.0-or-later
-- What triggers derive from the tables, made anew after rows were laid with the
-- triggers off; then the planner is told what there is.

set role desk_owner;

create function demo.derive_people(first bigint, last bigint) returns void
language sql
as $$ select desk.person_rebuild() $$;

create function demo.derive_occupancy(first bigint, last bigint) returns void
language sql
as $$ select desk.occupancy_rebuild() $$;

create function demo.derive_places(first bigint, last bigint) returns void
language sql
as $$ select desk.place_load_rebuild() $$;

create function demo.derive_counter(first bigint, last bigint) returns void
language sql
as $$ select desk.counter_rebuild() $$;

-- Statistics of every table that steps have filled.
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
	kind => 'derived');
select demo.add_step('counter: hours', 'demo.derive_counter', 1,
	cost => demo.times(600), kind => 'derived');
select demo.add_step('index of people', 'demo.derive_people', 1,
	cost => demo.times(600), kind => 'derived');
select demo.add_step('occupancy', 'demo.derive_occupancy', 1,
	cost => demo.times(100), kind => 'derived');
select demo.add_step('places', 'demo.derive_places', 1,
	cost => demo.times(10), kind => 'derived');

reset role;
