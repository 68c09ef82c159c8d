-- SPDX-License-Identifier: GPL-3.0-or-later
-- An unmatched import changed: its occupancy follows, with that of the slot
-- Trackman made for it, and its days are told.

set role desk_owner;

create or replace function desk.watch_unmatched() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed club.trackman_unmatched_bookings[];
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
		slots => array(select s.id
			from unnest(changed) c
			join club.trackman_bay_slots s
				using (trackman_booking_id)),
		unmatched => array(select distinct c.id
			from unnest(changed) c));
	perform desk.grid_tell(array(select distinct d
		from unnest(changed) c, desk.days(desk.during(c.booking_date,
			c.start_time, c.end_time)) d));
	return null;
end
$$;

drop trigger if exists watch_insert on club.trackman_unmatched_bookings;
create trigger watch_insert after insert on club.trackman_unmatched_bookings
	referencing new table as new_rows
	for each statement execute function desk.watch_unmatched();

drop trigger if exists watch_update on club.trackman_unmatched_bookings;
create trigger watch_update after update on club.trackman_unmatched_bookings
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_unmatched();

drop trigger if exists watch_delete on club.trackman_unmatched_bookings;
create trigger watch_delete after delete on club.trackman_unmatched_bookings
	referencing old table as old_rows
	for each statement execute function desk.watch_unmatched();

revoke all on function desk.watch_unmatched() from public;

reset role;
