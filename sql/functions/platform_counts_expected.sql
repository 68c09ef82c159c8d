-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs into the counters of platform, one row a counter with its key as
-- text; rebuild and verify use it.

set role desk_owner;

create or replace view desk.platform_counts_expected as
select 'slot' as counter, x.day || ' ' || x.slot as key,
	count(*)::numeric as taken
from (select b.pickup_date as day, b.pickup_time_slot as slot
	from platform.bookings b where b.status <> 'cancelled'
	union all
	select b.delivery_date, b.delivery_time_slot
	from platform.bookings b where b.status <> 'cancelled') x
group by x.day, x.slot
union all
select 'week', b.subscription_id || ' '
	|| date_trunc('week', b.pickup_date)::date, count(*)
from platform.bookings b
where b.subscription_id is not null and b.status <> 'cancelled'
group by b.subscription_id, date_trunc('week', b.pickup_date)
union all
select 'driver', a.driver_id::text, count(*)
from platform.delivery_assignments a
where a.status in ('assigned', 'in_progress')
group by a.driver_id
union all
select 'coupon', r.coupon_id::text, count(*)
from platform.coupon_redemptions r
group by r.coupon_id
union all
select x.counter, x.payable::text, sum(x.amount)
from (select coalesce(p.booking_id, p.invoice_id) as payable, p.amount,
		case when p.transaction_type = 'payment' then 'paid'
			when p.status = 'succeeded' then 'refunded'
			else 'pending' end as counter
	from platform.payment_transactions p
	where p.transaction_type = 'payment' and p.status = 'succeeded'
	   or p.transaction_type = 'refund' and p.status in ('succeeded',
		'pending', 'requires_action')) x
where x.payable is not null
group by x.counter, x.payable;

revoke all on desk.platform_counts_expected from public;

reset role;
