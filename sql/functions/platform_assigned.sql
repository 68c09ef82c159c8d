-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the bookings that the user of the application drives to.

set role desk_owner;

create or replace function desk.platform_assigned() returns uuid[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(array_agg(a.booking_id), '{}')
	from platform.delivery_drivers d
	join platform.delivery_assignments a on a.driver_id = d.id
	where d.user_id = desk.platform_user()
	  and a.status in ('assigned', 'in_progress')
$$;

revoke all on function desk.platform_assigned() from public;
grant execute on function desk.platform_assigned()
	to platform_app;

reset role;
