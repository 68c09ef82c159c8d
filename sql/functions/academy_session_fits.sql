-- SPDX-License-Identifier: GPL-3.0-or-later
-- "A confirmed training session": of a booking, it has the booking's trainer,
-- child, time and place (document 001, Session).  It keeps its booking.

set role desk_owner;

create or replace function desk.academy_session_fits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	booked record;
begin
	if tg_op = 'UPDATE' and old.booking_id is not null
		and new.booking_id is distinct from old.booking_id then
		perform desk.refuse('state', 'A session keeps its booking');
	end if;
	select b.child_id, h.trainer_id, l.location_id,
		h.start_date::date + l.start::time as date
	into booked
	from academy.schedule_booking b
	join academy.schedule h on h.id = b.schedule_id
	join academy.slot l on l.id = b.slot_id
	where b.id = new.booking_id
	for share of b, l;
	if not found then
		return new; -- of no booking, or of one that is not there
	end if;
	new.location_id := coalesce(new.location_id, booked.location_id);
	if (new.trainer_id, new.child_id, new.date, new.location_id)
		is distinct from (booked.trainer_id, booked.child_id,
			booked.date, booked.location_id) then
		perform desk.refuse('state', 'A session has the trainer, '
			'child, time and place of its booking');
	end if;
	return new;
end
$$;

drop trigger if exists fits on academy.session;
create trigger fits before insert or update of booking_id, trainer_id,
	child_id, date, location_id on academy.session
	for each row execute function desk.academy_session_fits();

revoke all on function desk.academy_session_fits() from public;

reset role;
