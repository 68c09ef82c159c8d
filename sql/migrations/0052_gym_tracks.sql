-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: movements and workouts, the programming tracks they are in, who follows
-- a track, and what was paid for it (document 003; values of domain.md 3).
-- Prices and amounts are cents.

set role desk_owner;

create table gym.programming_track (
	id text not null default 'ptrk_' || gen_random_uuid(),
	name text not null,
	description text,
	type text not null,
	owner_team_id text,
	is_public integer not null default 0,
	pricing_type text not null default 'free',
	price integer,
	currency text not null default 'usd',
	billing_interval text,
	stripe_price_id text,
	stripe_product_id text,
	trial_period_days integer,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint programming_track_pkey primary key (id),
	constraint programming_track_team_fkey foreign key (owner_team_id)
		references gym.team (id),
	constraint programming_track_name_check
		check (length(name) between 1 and 200),
	constraint programming_track_type_check check (type in
		('self_programmed', 'team_owned', 'official_3rd_party')),
	constraint programming_track_owner_check
		check (type <> 'team_owned' or owner_team_id is not null),
	constraint programming_track_public_check
		check (is_public in (0, 1)),
	constraint programming_track_pricing_check
		check (pricing_type in ('free', 'one_time', 'recurring')),
	constraint programming_track_price_check check (case pricing_type
		when 'free' then coalesce(price, 0) = 0
		else price is not null and price > 0 end),
	constraint programming_track_currency_check
		check (currency ~ '^[a-z]{3}$'),
	constraint programming_track_interval_check check (
		billing_interval in ('week', 'month', 'year')),
	constraint programming_track_recurring_check check (
		(pricing_type = 'recurring') = (billing_interval is not null)),
	constraint programming_track_trial_check check (
		trial_period_days is null
		or trial_period_days >= 0 and pricing_type = 'recurring')
);
create index programming_track_team_idx
	on gym.programming_track (owner_team_id);
create index programming_track_name_idx on gym.programming_track (name);

alter table gym.team
	add constraint team_default_track_fkey foreign key (default_track_id)
	references gym.programming_track (id) on delete set null;
create index team_default_track_idx on gym.team (default_track_id);

create table gym.team_programming_track (
	team_id text not null,
	track_id text not null,
	is_active integer not null default 1,
	added_at timestamptz not null default now(),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint team_programming_track_pkey primary key (team_id, track_id),
	constraint team_programming_track_team_fkey foreign key (team_id)
		references gym.team (id) on delete cascade,
	constraint team_programming_track_track_fkey foreign key (track_id)
		references gym.programming_track (id),
	constraint team_programming_track_active_check
		check (is_active in (0, 1))
);
create index team_programming_track_track_idx
	on gym.team_programming_track (track_id);

create table gym.user_programming_track (
	user_id text not null,
	track_id text not null,
	is_active integer not null default 1,
	subscribed_at timestamptz not null default now(),
	start_day_offset integer not null default 0,
	payment_status text not null default 'pending',
	stripe_customer_id text,
	stripe_subscription_id text,
	stripe_payment_intent_id text,
	subscription_expires_at timestamptz,
	cancelled_at timestamptz,
	cancel_at_period_end integer not null default 0,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint user_programming_track_pkey primary key (user_id, track_id),
	constraint user_programming_track_user_fkey foreign key (user_id)
		references gym."user" (id),
	constraint user_programming_track_track_fkey foreign key (track_id)
		references gym.programming_track (id),
	constraint user_programming_track_active_check
		check (is_active in (0, 1)),
	constraint user_programming_track_period_end_check
		check (cancel_at_period_end in (0, 1)),
	constraint user_programming_track_offset_check
		check (start_day_offset >= 0),
	constraint user_programming_track_status_check
		check (payment_status in
			('pending', 'paid', 'failed', 'cancelled', 'refunded')),
	constraint user_programming_track_cancelled_check check (
		payment_status <> 'cancelled' or cancelled_at is not null),
	constraint user_programming_track_expiry_check
		check (subscription_expires_at > subscribed_at)
);
create index user_programming_track_track_idx
	on gym.user_programming_track (track_id);
create unique index user_programming_track_stripe_key
	on gym.user_programming_track (stripe_subscription_id);
create index user_programming_track_expiry_idx
	on gym.user_programming_track (subscription_expires_at)
	where is_active = 1;

create table gym.programming_track_payment (
	id text not null default 'ptpay_' || gen_random_uuid(),
	user_id text not null,
	track_id text not null,
	amount integer not null,
	currency text not null default 'usd',
	payment_type text not null,
	status text not null default 'pending',
	stripe_payment_intent_id text,
	stripe_subscription_id text,
	stripe_invoice_id text,
	stripe_customer_id text,
	failure_reason text,
	refunded_at timestamptz,
	refund_amount integer,
	period_start timestamptz,
	period_end timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint programming_track_payment_pkey primary key (id),
	constraint programming_track_payment_user_fkey foreign key (user_id)
		references gym."user" (id),
	constraint programming_track_payment_track_fkey foreign key (track_id)
		references gym.programming_track (id),
	constraint programming_track_payment_amount_check check (amount > 0),
	constraint programming_track_payment_currency_check
		check (currency ~ '^[a-z]{3}$'),
	constraint programming_track_payment_type_check
		check (payment_type in ('one_time', 'recurring')),
	constraint programming_track_payment_status_check
		check (status in ('pending', 'succeeded', 'failed',
			'cancelled', 'refunded')),
	constraint programming_track_payment_failure_check
		check (failure_reason is null or status = 'failed'),
	-- refunded, in full or in part, is said once and says how much
	constraint programming_track_payment_refunded_check check (
		(status = 'refunded') = (refunded_at is not null)
		and (status = 'refunded') = (refund_amount is not null)),
	constraint programming_track_payment_refund_check
		check (refund_amount between 1 and amount),
	constraint programming_track_payment_period_check
		check (period_start < period_end),
	constraint programming_track_payment_recurring_check check (
		payment_type = 'one_time'
		or period_start is not null and period_end is not null)
);
create index programming_track_payment_user_idx
	on gym.programming_track_payment (user_id, created_at);
create index programming_track_payment_track_idx
	on gym.programming_track_payment (track_id, created_at);
create index programming_track_payment_status_idx
	on gym.programming_track_payment (status, created_at);
create unique index programming_track_payment_intent_key
	on gym.programming_track_payment (stripe_payment_intent_id);
create unique index programming_track_payment_invoice_key
	on gym.programming_track_payment (stripe_invoice_id);

reset role;
