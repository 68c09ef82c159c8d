-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people of a session changed: their own time follows, the session's
-- counter of heads too, and the day of the booking is told.

set role desk_owner;

create or replace function desk.watch_participants() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed club.booking_participants[];
	came integer[] := '{}';
	went integer[] := '{}';
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
		came := array(select n.session_id from new_rows n
			where n.invite_status in ('accepted', 'pending'));
	end if;
	if tg_op <> 'INSERT' then
		went := array(select o.session_id from old_rows o
			where o.invite_status in ('accepted', 'pending'));
	end if;
	perform desk.session_load_add(came, went);
	perform desk.occupancy_refresh(array(select distinct b.id
		from unnest(changed) c
		join club.booking_requests b using (session_id)));
	perform desk.grid_tell(array(select distinct d
		from unnest(changed) c
		join club.booking_requests b using (session_id),
			desk.days(desk.during(b.request_date, b.start_time,
				b.end_time)) d));
	return null;
end
$$;

drop trigger if exists watch_insert on club.booking_participants;
create trigger watch_insert after insert on club.booking_participants
	referencing new table as new_rows
	for each statement execute function desk.watch_participants();

drop trigger if exists watch_update on club.booking_participants;
create trigger watch_update after update on club.booking_participants
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_participants();

drop trigger if exists watch_delete on club.booking_participants;
create trigger watch_delete after delete on club.booking_participants
	referencing old table as old_rows
	for each statement execute function desk.watch_participants();

revoke all on function desk.watch_participants() from public;

reset role;
