-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: open stops count against what a driver can take (domain.md 5,
-- max_capacity).

set role desk_owner;

create or replace function desk.platform_driver_load() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	moved record;
	came_in platform.delivery_assignments[];
	went_out platform.delivery_assignments[];
begin
	if tg_op in ('INSERT', 'UPDATE') then
		select array_agg(c) into came_in from came c
		where c.status in ('assigned', 'in_progress');
	end if;
	if tg_op in ('UPDATE', 'DELETE') then
		select array_agg(w) into went_out from went w
		where w.status in ('assigned', 'in_progress');
	end if;
	for moved in
		select x.driver_id, sum(x.stop)::integer as stops
		from (select c.driver_id, 1 as stop from unnest(came_in) c
			union all
			select w.driver_id, -1 from unnest(went_out) w) x
		group by x.driver_id
		having sum(x.stop) <> 0
		order by x.driver_id
	loop
		insert into desk.driver_load (driver_id, taken, capacity)
		select d.id, 0, d.max_capacity
		from platform.delivery_drivers d
		where d.id = moved.driver_id
		on conflict (driver_id) do nothing;
		update desk.driver_load l
		set taken = l.taken + moved.stops
		where l.driver_id = moved.driver_id;
	end loop;
	return null;
end
$$;

drop trigger if exists load_insert on platform.delivery_assignments;
create trigger load_insert after insert on platform.delivery_assignments
	referencing new table as came
	for each statement execute function desk.platform_driver_load();
drop trigger if exists load_update on platform.delivery_assignments;
create trigger load_update after update on platform.delivery_assignments
	referencing new table as came old table as went
	for each statement execute function desk.platform_driver_load();
drop trigger if exists load_delete on platform.delivery_assignments;
create trigger load_delete after delete on platform.delivery_assignments
	referencing old table as went
	for each statement execute function desk.platform_driver_load();

revoke all on function desk.platform_driver_load() from public;

reset role;
