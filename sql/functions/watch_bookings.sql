-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking changed: what it occupies follows (with Trackman's facts that are
-- linked to it), the limit of waiting requests is judged with the member's own
-- lane in hand, and its days are told: both, when it moved.

set role desk_owner;

create or replace function desk.watch_bookings() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed club.booking_requests[];
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
	perform desk.occupancy_refresh(
		array(select distinct c.id from unnest(changed) c),
		slots => array(select distinct s.id
			from unnest(changed) c
			join club.trackman_bay_slots s
				using (trackman_booking_id)),
		unmatched => array(select distinct u.id
			from unnest(changed) c
			join club.trackman_unmatched_bookings u
				using (trackman_booking_id)));
	if tg_op <> 'DELETE' then
		perform desk.waiting_limit(array(select distinct n.user_id
			from new_rows n
			where n.status = 'pending'
			  and n.origin = 'member_request'));
	end if;
	perform desk.grid_tell(array(select distinct d
		from unnest(changed) c, desk.days(desk.during(c.request_date,
			c.start_time, c.end_time)) d));
	return null;
end
$$;

drop trigger if exists watch_insert on club.booking_requests;
create trigger watch_insert after insert on club.booking_requests
	referencing new table as new_rows
	for each statement execute function desk.watch_bookings();

drop trigger if exists watch_update on club.booking_requests;
create trigger watch_update after update on club.booking_requests
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_bookings();

drop trigger if exists watch_delete on club.booking_requests;
create trigger watch_delete after delete on club.booking_requests
	referencing old table as old_rows
	for each statement execute function desk.watch_bookings();

revoke all on function desk.watch_bookings() from public;

reset role;
