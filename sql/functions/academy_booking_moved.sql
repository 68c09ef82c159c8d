-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking that moves to another slot, or to another child, takes its session
-- along.

set role desk_owner;

create or replace function desk.academy_booking_moved() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update academy.session s
	set date = h.start_date::date + l.start::time,
		trainer_id = h.trainer_id, location_id = l.location_id,
		child_id = new.child_id
	from academy.slot l
	join academy.schedule h on h.id = l.schedule_id
	where l.id = new.slot_id and s.booking_id = new.id;
	return null;
end
$$;

drop trigger if exists moved on academy.schedule_booking;
create trigger moved after update of slot_id, child_id
	on academy.schedule_booking
	for each row when ((old.slot_id, old.child_id)
		is distinct from (new.slot_id, new.child_id))
	execute function desk.academy_booking_moved();

revoke all on function desk.academy_booking_moved() from public;

reset role;
