-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the counters of platform differ from their sources; no row when all is
-- well.  A counter that stands at nothing need not be there.

set role desk_owner;

create or replace function desk.platform_verify()
returns table (counter text, key text, expected numeric, stored numeric)
language sql
as $$
	with stored as (
		select 'slot' as counter, s.day || ' ' || s.slot as key,
			s.taken::numeric
		from desk.laundry_slot s
		union all
		select 'week', w.subscription_id || ' ' || w.week, w.used
		from desk.collection_week w
		union all
		select 'driver', l.driver_id::text, l.taken
		from desk.driver_load l
		union all
		select 'coupon', l.coupon_id::text, l.taken
		from desk.coupon_load l
		union all
		select x.counter, p.payable::text, x.amount
		from desk.platform_paid p,
			lateral (values ('paid', p.paid),
				('refunded', p.refunded),
				('pending', p.pending)) x (counter, amount)
	)
	select counter, key, coalesce(e.taken, 0), coalesce(s.taken, 0)
	from desk.platform_counts_expected e
	full join stored s using (counter, key)
	where coalesce(e.taken, 0) <> coalesce(s.taken, 0);
$$;

revoke all on function desk.platform_verify() from public;

reset role;
