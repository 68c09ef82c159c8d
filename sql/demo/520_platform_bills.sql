-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's subscriptions, of users and of organisations,
-- and the invoices and payments that came of them.  Every state of each is
-- among the first hundred places.

set role desk_owner;

-- Who subscribes to what since when: a user's laundry by their place, an
-- organisation's office by its owner's.
create function demo.platform_subscribers(first bigint, last bigint)
returns table (place integer, user_id uuid, subscription uuid, plan text,
	price numeric, every interval, since date, state text)
language sql stable
as $$
	select k.place, k.id, demo.platform_id('subscription', k.place),
		p.plan, p.price, p.every,
		demo.began() - 1 - demo.dice(k.place, 'period', 27),
		case k.place % 100 when 1 then 'trialing' when 4 then 'past_due'
			when 7 then 'unpaid' when 11 then 'paused'
			when 14 then 'canceled' else 'active' end
	from demo.known k,
		lateral (values ('monthly', 99.99, interval '1 month'),
			('quarterly', 249.99, interval '3 months'))
			p (plan, price, every)
	where k.system = 'platform' and k.place between first and last
	  and demo.subscribes(k.place)
	  and p.plan = case when k.place % 3 = 0 then 'quarterly'
		else 'monthly' end
	union all
	select k.place, k.id, demo.platform_id('office', k.place), 'office', 588,
		interval '1 year', demo.began() - 1 - demo.dice(k.place,
			'year', 360), 'active'
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and k.place <= demo.organisations();
$$;

create function demo.platform_subscriptions(first bigint, last bigint)
returns void
language sql
as $$
	insert into platform.subscriptions (id, user_id, plan_id, status,
		stripe_subscription_id, current_period_start,
		current_period_end, cancel_at_period_end)
	select s.subscription, s.user_id, demo.platform_id('plan ' || s.plan),
		s.state, 'sub_' || replace(s.subscription::text, '-', ''),
		demo.laundry_time(p.begins), demo.laundry_time(p.begins
			+ case s.state when 'trialing' then interval '14 days'
			else s.every end),
		s.place % 20 = 17
	from demo.platform_subscribers(first, last) s,
		-- one that is over was over before
		lateral (values (s.since - case s.state when 'canceled'
			then 2 * s.every else interval '0' end)) p (begins);
$$;

-- Up to four bills each: of the running period, of two before it, and a draft.
create function demo.platform_bills(first bigint, last bigint)
returns table (place integer, user_id uuid, subscription uuid, invoice uuid,
	words text, price numeric, made timestamptz, state text)
language sql stable
as $$
	select s.place, s.user_id, s.subscription,
		md5('invoice ' || s.subscription || b.ago)::uuid,
		'Laundry and office, ' || s.plan, s.price,
		demo.laundry_time(s.since - b.ago * s.every
			+ case when b.ago < 0 then - s.every
				else interval '0' end + time '07:00'),
		case when b.ago < 0 then 'draft'
			when b.ago = 2 and s.place % 100 = 24 then 'void'
			when b.ago > 0 then 'paid'
			when s.state = 'past_due' then 'open'
			when s.state = 'unpaid' then 'uncollectible'
			else 'paid' end
	from demo.platform_subscribers(first, last) s
	join generate_series(-1, 2) b (ago) on case
		when b.ago < 0 then s.place % 100 = 21
		when s.state in ('trialing', 'canceled') then b.ago > 0
		when s.plan = 'office' then b.ago = 0
		else true end;
$$;

create function demo.platform_invoices(first bigint, last bigint) returns void
language sql
as $$
	with bill as materialized (
		select b.*, round(b.price / 1.2, 2) as net,
			md5('payment ' || b.invoice)::uuid as payment
		from demo.platform_bills(first, last) b
	), invoice as (
		insert into platform.invoices (id, subscription_id, user_id,
			total_amount, status, stripe_invoice_id, paid_at,
			subtotal_amount, tax_amount, created_at)
		select b.invoice, b.subscription, b.user_id, b.price, b.state,
			case when b.state <> 'draft' then 'in_'
				|| replace(b.invoice::text, '-', '') end,
			case when b.state = 'paid'
				then b.made + interval '2 minutes' end,
			b.net, b.price - b.net, b.made
		from bill b
	), line as (
		insert into platform.invoice_line_items (id, invoice_id,
			description, amount)
		select md5('line ' || b.invoice)::uuid, b.invoice, b.words, b.net
		from bill b
	)
	insert into platform.payment_transactions (id, user_id, amount, status,
		stripe_payment_intent_id, transaction_type, invoice_id,
		subscription_id, created_at)
	select b.payment, b.user_id, b.price, case b.state when 'paid'
			then 'succeeded' else 'failed' end,
		'pi_' || replace(b.payment::text, '-', ''), 'payment',
		b.invoice, b.subscription, b.made + interval '2 minutes'
	from bill b
	where b.state in ('paid', 'open', 'uncollectible');
$$;

select demo.add_step('platform: subscriptions', 'demo.platform_subscriptions',
	demo.people_of('platform'), cost => 0.3,
	tables => 'platform.subscriptions');
select demo.add_step('platform: invoices', 'demo.platform_invoices',
	demo.people_of('platform'), cost => 2.5,
	tables => 'platform.invoices platform.invoice_line_items
		platform.payment_transactions');

reset role;
