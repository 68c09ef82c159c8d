-- SPDX-License-Identifier: GPL-3.0-or-later
-- What members paid through Stripe, and how HubSpot keeps it.

set role desk_owner;

-- The first payments are one of each kind that is not simply paid.
create function demo.club_payment_state(place integer) returns text
language sql immutable
return coalesce((array['pending', 'failed', 'canceled', 'requires_action',
	'requires_payment_method', 'requires_capture', 'requires_confirmation',
	'refunding', 'refunded', 'partially_refunded', 'disputed'])[place],
	case demo.dice(place, 'payment state', 40) when 0 then 'refunded'
		when 1 then 'partially_refunded' when 2 then 'failed'
		when 3 then 'canceled' else 'succeeded' end);

create function demo.club_payments(first bigint, last bigint) returns void
language sql
as $$
	insert into club.stripe_payment_intents (stripe_payment_intent_id,
		customer_email, amount_cents, status, payment_type, created_at)
	select 'pi_' || substr(md5('intent' || k.id), 1, 24), k.email,
		case p.type when 'membership_renewal'
			then coalesce(t.monthly_price_cents, 25000)
			when 'add_funds' then 10000
			when 'pos_purchase' then 900 + 350 * demo.dice(k.place,
				'bar', 9)
			else 2500 * (1 + demo.dice(k.place, 'fee', 3)) end,
		s.state, p.type, case
			-- what waits or moves is recent
			when s.state in ('pending', 'refunding', 'disputed')
				or s.state like 'requires%'
				then demo.club_past(k.place, 'intent', 5)
			else demo.club_past(k.place, 'intent', 75) end
	from demo.known k
	join club.users u on u.id = k.id::text
	left join club.membership_tiers t on t.id = u.tier_id
	cross join lateral (select demo.pick(k.place, 'payment', array[
		'membership_renewal', 'membership_renewal',
		'membership_renewal', 'guest_fee', 'overage_fee',
		'one_time_purchase', 'invoice_payment', 'guest_pass_purchase',
		'add_funds', 'booking_fee', 'prepayment', 'pos_purchase',
		'invoice']) as type) p
	cross join lateral (select demo.club_payment_state(k.place) as state) s
	where k.system = 'club' and k.place between first and last
	  and (k.place <= 11 or k.place % 2 = 0)
	order by k.place;

	insert into club.stripe_transaction_cache (stripe_id, type, data,
		cached_at)
	select 'ch_' || substr(md5('charge' || k.id), 1, 24),
		demo.pick(k.place, 'charge', array['charge', 'charge',
			'refund', 'payout']),
		jsonb_build_object('currency', 'usd', 'amount',
			2500 * (1 + demo.dice(k.place, 'charged', 12))),
		demo.club_past(k.place, 'charge', 30)
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 6 = 0;

	insert into club.billing_audit_log (member_email, hubspot_deal_id,
		action_type, action_details, performed_by, created_at)
	select k.email, 'deal-' || k.place,
		a.action, a.details::jsonb, demo.club_clerk(k.place, 'bills'),
		demo.club_past(k.place, 'billed', 300)
	from demo.known k
	join (values
		(0, 'line_item_added', '{"product":"Locker","amount":25}'),
		(1, 'line_item_removed', '{"product":"Locker","amount":25}'),
		(2, 'discount_applied', '{"tag":"family","percent":20}'),
		(3, 'discount_overridden', '{"tag":"founder","percent":15}'),
		(4, 'stage_changed', '{"from":"proposal","to":"won"}'),
		(5, 'payment_refunded', '{"reason":"No reason provided"}')
	) as a (kind, action, details) on a.kind = k.place / 7 % 6
	where k.system = 'club' and k.place between first and last
	  and k.place % 7 = 0
	order by k.place;
$$;

create function demo.club_sales(first bigint, last bigint) returns void
language sql
as $$
	insert into club.hubspot_deals (hubspot_deal_id, member_email,
		deal_name, stage, amount, close_date)
	select 'deal-' || k.place, k.email, k.name || ' membership',
		demo.pick(k.place, 'stage', array['closedwon', 'closedwon',
			'closedwon', 'contractsent', 'closedlost']),
		coalesce(t.monthly_price_cents, 25000) / 100.0,
		k.since + time '12:00'
	from demo.known k
	join club.users u on u.id = k.id::text
	left join club.membership_tiers t on t.id = u.tier_id
	where k.system = 'club' and k.place between first and last
	  and k.place % 3 > 0
	order by k.place;

	insert into club.hubspot_line_items (hubspot_line_item_id,
		hubspot_deal_id, product_name, quantity, amount)
	select 'line-' || k.place, 'deal-' || k.place,
		t.name || ' membership', 1,
		coalesce(t.monthly_price_cents, 25000) / 100.0
	from demo.known k
	join club.users u on u.id = k.id::text
	join club.membership_tiers t on t.id = u.tier_id
	where k.system = 'club' and k.place between first and last
	  and k.place % 3 > 0
	order by k.place;

	-- from the till before this one
	insert into club.legacy_purchases (email, product_type, amount,
		purchase_date)
	select k.email, demo.pick(k.place, 'bought', array['guest fee',
		'bay hour', 'cafe', 'lesson', 'club rental']),
		5 * (1 + demo.dice(k.place, 'spent', 20)),
		demo.began() - 900 - demo.dice(k.place, 'bought', 300)
			+ time '15:00'
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 6 = 1;
$$;

-- Day passes that visitors bought on the site, each with its payment.
create function demo.club_day_passes(first bigint, last bigint) returns void
language sql
as $$
	insert into club.stripe_payment_intents (stripe_payment_intent_id,
		customer_email, amount_cents, status, payment_type, created_at)
	select 'pi_' || substr(md5('day pass' || i), 1, 24), p.email,
		case when i % 3 = 0 then 2500 else 5000 end,
		case i % 6 when 4 then 'refunded' when 5 then 'canceled'
			else 'succeeded' end,
		case when i % 2 = 0 then 'day_pass' else 'day_pass_purchase'
			end, demo.club_past(i, 'day pass', 60)
	from generate_series(first, last) i
	join demo.person p on p.n = demo.times(1000) - 2 * i
	order by i;

	insert into club.day_pass_purchases (id, email, name,
		stripe_payment_intent_id, status, price_cents, purchased_at,
		remaining_uses, product_type)
	select md5(demo.seed() || ' day pass ' || i)::uuid::text, p.email,
		p.name, 'pi_' || substr(md5('day pass' || i), 1, 24),
		s.status, case when i % 3 = 0 then 2500 else 5000 end,
		demo.club_past(i, 'day pass', 60),
		case when s.status in ('active', 'expired') then 1 else 0 end,
		case when i % 3 = 0 then 'workspace' else 'golf_simulator' end
	from generate_series(first, last) i
	join demo.person p on p.n = demo.times(1000) - 2 * i
	cross join lateral (select (array['active', 'redeemed', 'redeemed',
		'expired', 'refunded', 'cancelled'])[1 + i % 6] as status) s
	order by i;
$$;

-- Payments of today, and what becomes of those that waited: an authorisation
-- that nobody captured ends after seven days (domain.md 2.6).
create function demo.club_payments_today(first bigint, last bigint)
returns void
language sql
as $$
	update club.stripe_payment_intents i
	set status = 'canceled'
	where (i.status = 'pending' or i.status like 'requires%')
	  and i.created_at < demo.now() - interval '7 days'
	  and i.stripe_payment_intent_id ~ '^pi_[0-9a-f]{24}$';

	insert into club.stripe_payment_intents (stripe_payment_intent_id,
		customer_email, amount_cents, status, payment_type, created_at)
	select 'pi_' || substr(md5('today' || demo.club_number(demo.today(),
			v.k)), 1, 24), k.email, v.cents, v.status, v.type,
		greatest(demo.now() - make_interval(mins => v.ago),
			demo.today()::timestamp)
	from (values
		(1, 2500, 'succeeded', 'guest_fee', 5),
		(2, 5000, 'succeeded', 'overage_fee', 38),
		(3, 2500, 'succeeded', 'booking_fee', 62),
		(4, 25000, 'failed', 'membership_renewal', 125),
		(5, 5000, 'requires_capture', 'prepayment', 20),
		(6, 1850, 'succeeded', 'pos_purchase', 90),
		(7, 2500, 'requires_action', 'guest_fee', 9),
		(8, 5000, 'pending', 'day_pass', 2)
	) as v (k, cents, status, type, ago)
	join demo.known k on k.system = 'club' and k.place = 1 + demo.dice(
		demo.club_number(demo.today(), v.k), 'pays',
		demo.people_of('club'))
	on conflict do nothing;
$$;

select demo.add_step('club: sales', 'demo.club_sales',
	demo.people_of('club'), cost => 1.5,
	tables => 'club.hubspot_deals club.hubspot_line_items '
		'club.legacy_purchases');
select demo.add_step('club: payments', 'demo.club_payments',
	demo.people_of('club'), cost => 0.8,
	tables => 'club.stripe_payment_intents club.stripe_transaction_cache '
		'club.billing_audit_log');
select demo.add_step('club: day passes', 'demo.club_day_passes',
	demo.times(24), cost => 2,
	tables => 'club.stripe_payment_intents club.day_pass_purchases');
select demo.add_step('club: payments today', 'demo.club_payments_today', 1,
	cost => 8, kind => 'daily');

reset role;
