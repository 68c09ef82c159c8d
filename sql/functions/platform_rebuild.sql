-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the counters of platform anew from their sources, after rows were
-- loaded with triggers off.  What was loaded beyond a capacity raises that
-- capacity: history is as it was.  Booking numbers go on after the last.

set role desk_owner;

create or replace function desk.platform_rebuild() returns void
language plpgsql
as $$
begin
	lock table desk.laundry_slot, desk.collection_week, desk.driver_load,
		desk.coupon_load, desk.platform_paid, desk.booking_number_day
		in share row exclusive mode;
	delete from desk.laundry_slot;
	delete from desk.collection_week;
	delete from desk.driver_load;
	delete from desk.coupon_load;
	delete from desk.platform_paid;

	insert into desk.laundry_slot (day, slot, taken, capacity)
	select left(e.key, 10)::date, substr(e.key, 12), e.taken,
		greatest(e.taken,
			desk.setting_int('platform', 'slot_capacity'))
	from desk.platform_counts_expected e
	where e.counter = 'slot';

	insert into desk.collection_week (subscription_id, week, used, granted)
	select s.id, substr(e.key, 38)::date, e.taken, greatest(e.taken,
		coalesce((p.features ->> 'weekly_collections')::integer, 0))
	from desk.platform_counts_expected e
	join platform.subscriptions s on s.id = left(e.key, 36)::uuid
	join platform.subscription_plans p on p.id = s.plan_id
	where e.counter = 'week';

	insert into desk.driver_load (driver_id, taken, capacity)
	select d.id, e.taken, greatest(e.taken, d.max_capacity)
	from desk.platform_counts_expected e
	join platform.delivery_drivers d on d.id = e.key::uuid
	where e.counter = 'driver';

	insert into desk.coupon_load (coupon_id, taken, capacity)
	select c.id, e.taken, greatest(e.taken, c.max_redemptions)
	from desk.platform_counts_expected e
	join platform.coupons c on c.id = e.key::uuid
	where e.counter = 'coupon';

	insert into desk.platform_paid (payable, paid, refunded, pending)
	select e.key::uuid,
		coalesce(sum(e.taken) filter (where e.counter = 'paid'), 0),
		coalesce(sum(e.taken) filter (where e.counter = 'refunded'), 0),
		coalesce(sum(e.taken) filter (where e.counter = 'pending'), 0)
	from desk.platform_counts_expected e
	where e.counter in ('paid', 'refunded', 'pending')
	group by e.key;

	insert into desk.booking_number_day as d (day, last)
	select substr(b.booking_number, 4, 8),
		max(right(b.booking_number, 6)::integer)
	from platform.bookings b
	group by 1
	on conflict (day) do update
	set last = greatest(d.last, excluded.last);
end
$$;

revoke all on function desk.platform_rebuild() from public;

reset role;
