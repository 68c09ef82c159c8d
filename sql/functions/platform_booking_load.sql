-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: bookings hold places in slots and collections of a week; a
-- cancelled one gives them back (domain.md 5).  Once a statement, so that its
-- counters are moved in one order.

set role desk_owner;

create or replace function desk.platform_booking_load() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	came_in platform.bookings[];
	went_out platform.bookings[];
begin
	if tg_op = 'INSERT' then
		select array_agg(c) into came_in from came c;
	elsif tg_op = 'DELETE' then
		select array_agg(w) into went_out from went w;
	else
		select array_agg(c), array_agg(w) into came_in, went_out
		from came c
		join went w on w.id = c.id
		where (c.pickup_date, c.pickup_time_slot, c.delivery_date,
			c.delivery_time_slot, c.status = 'cancelled',
			c.subscription_id)
			is distinct from (w.pickup_date, w.pickup_time_slot,
			w.delivery_date, w.delivery_time_slot,
			w.status = 'cancelled', w.subscription_id);
	end if;
	if came_in is not null or went_out is not null then
		perform desk.laundry_slots_move(came_in, went_out);
		perform desk.collection_weeks_move(came_in, went_out);
	end if;
	return null;
end
$$;

drop trigger if exists load_insert on platform.bookings;
create trigger load_insert after insert on platform.bookings
	referencing new table as came
	for each statement execute function desk.platform_booking_load();
drop trigger if exists load_update on platform.bookings;
create trigger load_update after update on platform.bookings
	referencing new table as came old table as went
	for each statement execute function desk.platform_booking_load();
drop trigger if exists load_delete on platform.bookings;
create trigger load_delete after delete on platform.bookings
	referencing old table as went
	for each statement execute function desk.platform_booking_load();

revoke all on function desk.platform_booking_load() from public;

reset role;
