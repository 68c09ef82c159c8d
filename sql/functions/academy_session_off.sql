-- SPDX-License-Identifier: GPL-3.0-or-later
-- A canceled session lets its slot go (domain.md 4).  Its booking stays as a
-- record, and goes with the session.

set role desk_owner;

create or replace function desk.academy_session_off() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_op = 'DELETE' then
		delete from academy.schedule_booking b
		where b.id = old.booking_id and old.status = 'CANCELED';
		return null;
	end if;
	update academy.slot l set is_booked = false
	from academy.schedule_booking b
	where b.id = new.booking_id and l.id = b.slot_id;
	return null;
end
$$;

drop trigger if exists off on academy.session;
create trigger off after update of status on academy.session
	for each row when (old.status <> 'CANCELED'
		and new.status = 'CANCELED')
	execute function desk.academy_session_off();
drop trigger if exists gone on academy.session;
create trigger gone after delete on academy.session
	for each row execute function desk.academy_session_off();

revoke all on function desk.academy_session_off() from public;

reset role;
