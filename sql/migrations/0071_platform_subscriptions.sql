-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: plans, subscriptions, coupons and metered use (document 004, 4;
-- domain.md 5).  Amounts are euros.

set role desk_owner;

-- features.weekly_collections says how often a week the laundry comes
-- (domain.md 5: two for the monthly plan, three for the quarterly one).
create table platform.subscription_plans (
	id uuid not null default gen_random_uuid(),
	name text not null,
	price_amount numeric(12, 2) not null,
	billing_interval text not null,
	features jsonb not null default '{}',
	is_active boolean not null default true,
	is_public boolean not null default true,
	constraint subscription_plans_pkey primary key (id),
	constraint subscription_plans_name_key unique (name),
	constraint subscription_plans_name_check
		check (length(name) between 1 and 200),
	constraint subscription_plans_price_check check (price_amount >= 0),
	constraint subscription_plans_interval_check check (billing_interval
		in ('monthly', 'quarterly', 'yearly', 'one_time',
		'usage_based')),
	constraint subscription_plans_features_check
		check (jsonb_typeof(features) = 'object'),
	constraint subscription_plans_collections_check check (case
		when features ? 'weekly_collections'
		then features ->> 'weekly_collections' ~ '^[1-9][0-9]?$'
		else true end)
);
create index subscription_plans_public_idx on platform.subscription_plans
	(price_amount) where is_active and is_public;

create table platform.subscriptions (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	plan_id uuid not null,
	status text not null default 'active',
	stripe_subscription_id text,
	current_period_start timestamptz not null,
	current_period_end timestamptz not null,
	cancel_at_period_end boolean not null default false,
	constraint subscriptions_pkey primary key (id),
	-- what a booking of the same user refers to
	constraint subscriptions_user_key unique (id, user_id),
	constraint subscriptions_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint subscriptions_plan_fkey foreign key (plan_id)
		references platform.subscription_plans (id),
	constraint subscriptions_stripe_key unique (stripe_subscription_id),
	constraint subscriptions_status_check check (status in ('active',
		'canceled', 'past_due', 'unpaid', 'trialing', 'paused')),
	constraint subscriptions_period_check
		check (current_period_start < current_period_end)
);
create index subscriptions_user_idx on platform.subscriptions (user_id);
create index subscriptions_plan_idx on platform.subscriptions (plan_id);
create index subscriptions_status_idx
	on platform.subscriptions (status, current_period_end);
create index subscriptions_period_end_idx
	on platform.subscriptions (current_period_end);

create table platform.coupons (
	id uuid not null default gen_random_uuid(),
	code text not null,
	discount_type text not null,
	discount_value numeric(12, 2) not null,
	valid_from timestamptz not null default now(),
	valid_until timestamptz,
	max_redemptions integer,
	constraint coupons_pkey primary key (id),
	constraint coupons_code_check check (code ~ '^[A-Z0-9_-]{1,50}$'),
	constraint coupons_code_key unique (code),
	constraint coupons_type_check
		check (discount_type in ('percentage', 'fixed_amount')),
	constraint coupons_value_check check (discount_value > 0
		and (discount_type <> 'percentage' or discount_value <= 100)),
	constraint coupons_valid_check check (valid_from < valid_until),
	constraint coupons_max_check check (max_redemptions > 0)
);

create table platform.coupon_redemptions (
	id uuid not null default gen_random_uuid(),
	coupon_id uuid not null,
	user_id uuid not null,
	subscription_id uuid,
	discount_amount numeric(12, 2) not null,
	redeemed_at timestamptz not null default now(),
	constraint coupon_redemptions_pkey primary key (id),
	constraint coupon_redemptions_coupon_fkey foreign key (coupon_id)
		references platform.coupons (id),
	constraint coupon_redemptions_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint coupon_redemptions_subscription_fkey
		foreign key (subscription_id, user_id)
		references platform.subscriptions (id, user_id),
	-- domain.md 5: one redemption per user and coupon
	constraint coupon_redemptions_once_key unique (coupon_id, user_id),
	constraint coupon_redemptions_amount_check
		check (discount_amount >= 0)
);
create index coupon_redemptions_user_idx
	on platform.coupon_redemptions (user_id);
create index coupon_redemptions_subscription_idx
	on platform.coupon_redemptions (subscription_id, user_id);

-- One record for each metric of a billing period: use is aggregated.
create table platform.usage_records (
	id uuid not null default gen_random_uuid(),
	subscription_id uuid not null,
	metric_name text not null,
	quantity numeric not null default 0,
	unit_price numeric(12, 4) not null default 0,
	billing_period_start timestamptz not null,
	constraint usage_records_pkey primary key (id),
	constraint usage_records_subscription_fkey
		foreign key (subscription_id)
		references platform.subscriptions (id),
	constraint usage_records_period_key
		unique (subscription_id, metric_name, billing_period_start),
	constraint usage_records_metric_check
		check (length(metric_name) between 1 and 100),
	constraint usage_records_amounts_check
		check (quantity >= 0 and unit_price >= 0)
);

reset role;
