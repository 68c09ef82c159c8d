-- SPDX-License-Identifier: GPL-3.0-or-later
-- A closure changed: its occupancy follows, and its day is told.

set role desk_owner;

create or replace function desk.watch_closures() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed club.facility_closures[];
begin
	if tg_op = 'INSERT' then
		select array_agg(n) into changed from new_rows n;
	elsif tg_op = 'DELETE' then
		select array_agg(o) into changed from old_rows o;
	else
		select array_agg(c) into changed
		from ((select * from new_rows except select * from old_rows)
			union all
			(select * from old_rows except select * from new_rows)
		) c;
	end if;
	if changed is null then
		return null;
	end if;
	perform desk.occupancy_refresh('{}',
		closures => array(select distinct c.id
			from unnest(changed) c));
	perform desk.grid_tell(array(select distinct c.closure_date
		from unnest(changed) c));
	return null;
end
$$;

drop trigger if exists watch_insert on club.facility_closures;
create trigger watch_insert after insert on club.facility_closures
	referencing new table as new_rows
	for each statement execute function desk.watch_closures();

drop trigger if exists watch_update on club.facility_closures;
create trigger watch_update after update on club.facility_closures
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_closures();

drop trigger if exists watch_delete on club.facility_closures;
create trigger watch_delete after delete on club.facility_closures
	referencing old table as old_rows
	for each statement execute function desk.watch_closures();

revoke all on function desk.watch_closures() from public;

reset role;
