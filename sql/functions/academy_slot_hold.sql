-- SPDX-License-Identifier: GPL-3.0-or-later
-- "Slot: is_booked false to true with ScheduleBooking; refuse if is_deleted"
-- (domain.md 4): a booking takes its slot and lets the one it leaves go.

set role desk_owner;

create or replace function desk.academy_slot_hold() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	off boolean;
begin
	if tg_op <> 'INSERT' then
		-- before its slot, as whoever cancels it does
		select s.status = 'CANCELED' into off from academy.session s
		where s.booking_id = old.id
		for no key update;
		if off and tg_op = 'UPDATE' then
			perform desk.refuse('state',
				'The session of that booking was canceled');
		elsif off is not true then
			-- unless the record of a canceled session goes, and
			-- somebody else has the slot by now
			update academy.slot l set is_booked = false
			where l.id = old.slot_id and not exists (
				select from academy.schedule_booking b
				left join academy.session s
					on s.booking_id = b.id
				where b.slot_id = l.id and b.id <> old.id
				  and s.status is distinct from 'CANCELED');
		end if;
	end if;
	if tg_op = 'DELETE' then
		return old;
	end if;
	perform desk.academy_slot_take(new.slot_id);
	return new;
end
$$;

drop trigger if exists hold on academy.schedule_booking;
create trigger hold before insert or delete on academy.schedule_booking
	for each row execute function desk.academy_slot_hold();
drop trigger if exists hold_other on academy.schedule_booking;
create trigger hold_other before update of slot_id on academy.schedule_booking
	for each row when (old.slot_id <> new.slot_id)
	execute function desk.academy_slot_hold();

revoke all on function desk.academy_slot_hold() from public;

reset role;
