-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a customer cancels until a day before the collection (domain.md 5).
-- A function of desk may later than that, with its reason on record.  It runs
-- after a_step, which knows from where a booking is cancelled.

set role desk_owner;

create or replace function desk.platform_booking_cancel() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	hours integer := desk.setting_int('platform', 'cancel_hours');
begin
	if old.pickup_date + platform.slot_start(old.pickup_time_slot)
		- desk.local_now('platform') < make_interval(hours => hours)
		then
		perform desk.refuse('limit', format('A booking is cancelled '
			'at least %s hours before its collection', hours));
	end if;
	return new;
end
$$;

drop trigger if exists c_cancel on platform.bookings;
create trigger c_cancel before update of status on platform.bookings
	for each row when (current_user <> 'desk_owner'
		and new.status = 'cancelled' and old.status <> 'cancelled')
	execute function desk.platform_booking_cancel();

revoke all on function desk.platform_booking_cancel() from public;

reset role;
