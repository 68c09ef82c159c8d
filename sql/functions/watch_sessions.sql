-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session changed: it occupies where it says it is, its counter of heads
-- knows how many fit, and its days are told.

set role desk_owner;

create or replace function desk.watch_sessions() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed club.booking_sessions[];
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
	if tg_op <> 'DELETE' then
		perform desk.session_load_fit(array(select n.id
			from new_rows n));
	end if;
	perform desk.occupancy_refresh(array(select distinct b.id
		from unnest(changed) c
		join club.booking_requests b on b.session_id = c.id));
	perform desk.grid_tell(array(select distinct d
		from unnest(changed) c, desk.days(desk.during(c.session_date,
			c.start_time, c.end_time)) d));
	return null;
end
$$;

drop trigger if exists watch_insert on club.booking_sessions;
create trigger watch_insert after insert on club.booking_sessions
	referencing new table as new_rows
	for each statement execute function desk.watch_sessions();

drop trigger if exists watch_update on club.booking_sessions;
create trigger watch_update after update on club.booking_sessions
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_sessions();

drop trigger if exists watch_delete on club.booking_sessions;
create trigger watch_delete after delete on club.booking_sessions
	referencing old table as old_rows
	for each statement execute function desk.watch_sessions();

revoke all on function desk.watch_sessions() from public;

reset role;
