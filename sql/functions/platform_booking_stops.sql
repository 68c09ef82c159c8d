-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a cancelled booking has no stops to come.

set role desk_owner;

create or replace function desk.platform_booking_stops() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update platform.delivery_assignments a
	set status = 'cancelled'
	where a.booking_id = new.id
	  and a.status in ('assigned', 'in_progress');
	return null;
end
$$;

drop trigger if exists stops on platform.bookings;
create trigger stops after update of status on platform.bookings
	for each row when (new.status = 'cancelled'
		and old.status <> 'cancelled')
	execute function desk.platform_booking_stops();

revoke all on function desk.platform_booking_stops() from public;

reset role;
