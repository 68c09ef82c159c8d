-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a driver who can take less than is open is refused, as is the stop
-- that does not fit.

set role desk_owner;

create or replace function desk.platform_driver_capacity() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update desk.driver_load l
	set capacity = new.max_capacity
	where l.driver_id = new.id;
	return null;
end
$$;

drop trigger if exists capacity on platform.delivery_drivers;
create trigger capacity after update of max_capacity
	on platform.delivery_drivers
	for each row when (new.max_capacity <> old.max_capacity)
	execute function desk.platform_driver_capacity();

revoke all on function desk.platform_driver_capacity() from public;

reset role;
