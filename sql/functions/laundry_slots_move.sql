-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes places in the slots of the laundry, or gives them back: a stop for the
-- collection and one for the delivery of every booking that is not cancelled.
-- Rows are locked by day and slot, whatever the statement did; the check on
-- the counter refuses the stop that does not fit.

set role desk_owner;

create or replace function desk.laundry_slots_move(came platform.bookings[],
	went platform.bookings[]) returns void
language plpgsql
as $$
declare
	moved record;
begin
	for moved in
		select x.day, x.slot, sum(x.stop)::integer as stops
		from (select b.pickup_date as day, b.pickup_time_slot as slot,
				1 as stop
			from unnest(came) b where b.status <> 'cancelled'
			union all
			select b.delivery_date, b.delivery_time_slot, 1
			from unnest(came) b where b.status <> 'cancelled'
			union all
			select b.pickup_date, b.pickup_time_slot, -1
			from unnest(went) b where b.status <> 'cancelled'
			union all
			select b.delivery_date, b.delivery_time_slot, -1
			from unnest(went) b where b.status <> 'cancelled') x
		group by x.day, x.slot
		having sum(x.stop) <> 0
		order by x.day, x.slot
	loop
		insert into desk.laundry_slot (day, slot, taken, capacity)
		values (moved.day, moved.slot, 0,
			desk.setting_int('platform', 'slot_capacity'))
		on conflict (day, slot) do nothing;
		update desk.laundry_slot s
		set taken = s.taken + moved.stops
		where s.day = moved.day and s.slot = moved.slot;
	end loop;
end
$$;

revoke all on function desk.laundry_slots_move(platform.bookings[],
	platform.bookings[]) from public;

reset role;
