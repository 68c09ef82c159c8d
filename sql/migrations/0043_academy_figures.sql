-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: figures by day, month and year, and the orders of old (document
-- 001, "Analytics Tables", "System Tables").  A year has the columns of a
-- month ("same structure as Monthly"), but the month.

set role desk_owner;

create table academy.daily_statistics (
	id text not null default gen_random_uuid()::text,
	date timestamp not null,
	daily_revenue numeric(14, 2) not null default 0,
	daily_users integer not null default 0,
	daily_signups integer not null default 0,
	daily_sessions integer not null default 0,
	daily_payments integer not null default 0,
	total_users integer not null default 0,
	total_trainers integer not null default 0,
	total_revenue numeric(14, 2) not null default 0,
	constraint daily_statistics_pkey primary key (id),
	constraint daily_statistics_date_key unique (date),
	constraint daily_statistics_counts_check check (daily_users >= 0
		and daily_signups >= 0 and daily_sessions >= 0
		and daily_payments >= 0 and total_users >= 0
		and total_trainers >= 0)
);

create table academy.monthly_statistics (
	id text not null default gen_random_uuid()::text,
	year integer not null,
	month integer not null,
	total_revenue numeric(14, 2) not null default 0,
	event_revenue numeric(14, 2) not null default 0,
	session_revenue numeric(14, 2) not null default 0,
	subscription_revenue numeric(14, 2) not null default 0,
	new_users integer not null default 0,
	total_users integer not null default 0,
	active_users integer not null default 0,
	new_trainers integer not null default 0,
	total_trainers integer not null default 0,
	active_trainers integer not null default 0,
	new_subscriptions integer not null default 0,
	total_subscriptions integer not null default 0,
	active_subscriptions integer not null default 0,
	canceled_subscriptions integer not null default 0,
	total_events integer not null default 0,
	completed_events integer not null default 0,
	canceled_events integer not null default 0,
	total_sessions integer not null default 0,
	completed_sessions integer not null default 0,
	total_payments integer not null default 0,
	successful_payments integer not null default 0,
	failed_payments integer not null default 0,
	constraint monthly_statistics_pkey primary key (id),
	constraint monthly_statistics_month_key unique (year, month),
	constraint monthly_statistics_year_check
		check (year between 2000 and 2999),
	constraint monthly_statistics_month_check
		check (month between 1 and 12),
	constraint monthly_statistics_counts_check check (least(new_users,
		total_users, active_users, new_trainers, total_trainers,
		active_trainers, new_subscriptions, total_subscriptions,
		active_subscriptions, canceled_subscriptions, total_events,
		completed_events, canceled_events, total_sessions,
		completed_sessions, total_payments, successful_payments,
		failed_payments) >= 0)
);

create table academy.yearly_statistics (
	id text not null default gen_random_uuid()::text,
	year integer not null,
	total_revenue numeric(14, 2) not null default 0,
	event_revenue numeric(14, 2) not null default 0,
	session_revenue numeric(14, 2) not null default 0,
	subscription_revenue numeric(14, 2) not null default 0,
	new_users integer not null default 0,
	total_users integer not null default 0,
	active_users integer not null default 0,
	new_trainers integer not null default 0,
	total_trainers integer not null default 0,
	active_trainers integer not null default 0,
	new_subscriptions integer not null default 0,
	total_subscriptions integer not null default 0,
	active_subscriptions integer not null default 0,
	canceled_subscriptions integer not null default 0,
	total_events integer not null default 0,
	completed_events integer not null default 0,
	canceled_events integer not null default 0,
	total_sessions integer not null default 0,
	completed_sessions integer not null default 0,
	total_payments integer not null default 0,
	successful_payments integer not null default 0,
	failed_payments integer not null default 0,
	constraint yearly_statistics_pkey primary key (id),
	constraint yearly_statistics_year_key unique (year),
	constraint yearly_statistics_year_check
		check (year between 2000 and 2999),
	constraint yearly_statistics_counts_check check (least(new_users,
		total_users, active_users, new_trainers, total_trainers,
		active_trainers, new_subscriptions, total_subscriptions,
		active_subscriptions, canceled_subscriptions, total_events,
		completed_events, canceled_events, total_sessions,
		completed_sessions, total_payments, successful_payments,
		failed_payments) >= 0)
);

create table academy."order" (
	id text not null default gen_random_uuid()::text,
	customer_id text,
	product_id text,
	price integer not null default 0,
	constraint order_pkey primary key (id),
	constraint order_price_check check (price >= 0)
);
create index order_customer_idx on academy."order" (customer_id);

reset role;
