-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what a customer may still change (domain.md 5): dates, slots and
-- service while the booking is pending or confirmed, to a collection that lies
-- ahead.  A function of desk may do otherwise, with its reason on record.

set role desk_owner;

create or replace function desk.platform_booking_change() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if old.status not in ('pending', 'confirmed') then
		perform desk.refuse('state', format(
			'A booking that is %s is not changed any more',
			old.status));
	end if;
	if (new.pickup_date, new.pickup_time_slot)
		is distinct from (old.pickup_date, old.pickup_time_slot)
		and new.pickup_date + platform.slot_start(new.pickup_time_slot)
			<= desk.local_now('platform') then
		perform desk.refuse('limit', 'That collection would be past');
	end if;
	return new;
end
$$;

drop trigger if exists c_change on platform.bookings;
create trigger c_change before update of service_id, subscription_id,
	urgency_level, pickup_date, pickup_time_slot, delivery_date,
	delivery_time_slot on platform.bookings for each row
	when (current_user <> 'desk_owner' and
		(old.service_id, old.subscription_id, old.urgency_level,
		old.pickup_date, old.pickup_time_slot, old.delivery_date,
		old.delivery_time_slot)
		is distinct from (new.service_id, new.subscription_id,
		new.urgency_level, new.pickup_date, new.pickup_time_slot,
		new.delivery_date, new.delivery_time_slot))
	execute function desk.platform_booking_change();

revoke all on function desk.platform_booking_change() from public;

reset role;
