-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a stop that a driver begins takes its booking along: a collection
-- makes it collecting, a delivery delivering (domain.md 5).  The machine of
-- bookings refuses what is not ready for it.

set role desk_owner;

create or replace function desk.platform_stop_begins() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update platform.bookings b
	set status = case new.assignment_type
		when 'pickup' then 'collecting' else 'delivering' end
	where b.id = new.booking_id;
	return null;
end
$$;

drop trigger if exists stop_begins on platform.delivery_assignments;
create trigger stop_begins after update of status
	on platform.delivery_assignments
	for each row when (new.status = 'in_progress'
		and old.status <> 'in_progress')
	execute function desk.platform_stop_begins();

revoke all on function desk.platform_stop_begins() from public;

reset role;
