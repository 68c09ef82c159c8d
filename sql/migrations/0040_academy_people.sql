-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: parents, trainers and children, and how they sign in (document 001,
-- "Core Entity Tables", "System Tables").  Columns are the document's; those
-- it does not have carry the section that asks for them and stand in
-- tests/db/additions.tsv.  Every `timestamp` of this schema is the venue's
-- wall time (database.md 8), every id a text that the application may choose.
--
-- "Most foreign keys have ON DELETE CASCADE": here those of what is nothing
-- without its parent.  Money, and whatever money was paid for, stays.

do $$
begin
	if not exists (select from pg_catalog.pg_roles
		where rolname = 'academy_app') then
		create role academy_app nologin;
	end if;
	execute format('grant connect on database %I to academy_app',
		current_database());
end
$$;

create schema academy authorization desk_owner;
comment on schema academy is
	'youth training: trainers, slots, events, tickets, refunds';

set role desk_owner;

create type academy.user_role as enum ('ADMIN', 'TRAINER', 'PARENT');
create type academy.event_type as enum ('CLINIC', 'CAMP', 'NETWORKING');
create type academy.skill_level as enum
	('BEGINNER', 'INTERMEDIATE', 'ADVANCED');
create type academy.status_event_registration as enum
	('PENDING', 'PAID', 'CANCELED');
create type academy.status_ticket as enum
	('ACTIVE', 'CANCELED', 'REFUNDED', 'PENDING');
create type academy.status_refund as enum
	('PENDING', 'APPROVED', 'REJECTED', 'COMPLETED');
create type academy.subscription_plan as enum ('BASIC', 'FREE');
create type academy.subscription_status as enum ('ACTIVE', 'PAST_DUE',
	'CANCELED', 'UNPAID', 'INCOMPLETE', 'INCOMPLETE_EXPIRED', 'TRIALING',
	'PAUSED');
create type academy.newsletter_status as enum ('ACTIVE', 'UNSUBSCRIBED');

create table academy."user" (
	id text not null default gen_random_uuid()::text,
	email text not null,
	first_name text not null,
	last_name text not null,
	phone_number text,
	password text,
	role academy.user_role not null default 'PARENT',
	reset_token text,
	reset_token_expires_at timestamp,
	created_at timestamp not null,
	updated_at timestamp not null,
	constraint academy_user_pkey primary key (id),
	constraint academy_user_email_key unique (email),
	constraint academy_user_email_check
		check (length(email) between 3 and 320),
	constraint academy_user_name_check check (length(first_name) <= 200
		and length(last_name) <= 200
		and length(first_name || last_name) > 0),
	constraint academy_user_reset_check
		check ((reset_token is null) = (reset_token_expires_at is null))
);
create unique index academy_user_email_lower_key
	on academy."user" (lower(email));
create unique index academy_user_reset_token_key
	on academy."user" (reset_token);
create index academy_user_name_idx on academy."user" (last_name, first_name);
create index academy_user_phone_idx on academy."user" (phone_number);

create table academy.trainer (
	user_id text not null,
	first_name text not null,
	last_name text not null,
	bio text,
	experience text,
	photos text[] not null default '{}',
	price_per_hour integer not null,
	session_duration integer not null default 60,
	contacts jsonb,
	additional_sources jsonb,
	external boolean not null default false,
	stripe_account_id text,
	stripe_onboarding_completed boolean not null default false,
	stripe_onboarding_url text,
	stripe_express_dashboard_url text,
	constraint trainer_pkey primary key (user_id),
	constraint trainer_user_fkey foreign key (user_id)
		references academy."user" (id) on delete cascade,
	constraint trainer_stripe_account_key unique (stripe_account_id),
	constraint trainer_name_check check (length(first_name) <= 200
		and length(last_name) <= 200
		and length(first_name || last_name) > 0),
	constraint trainer_price_check check (price_per_hour >= 0),
	constraint trainer_duration_check
		check (session_duration between 5 and 720)
);
create index trainer_name_idx on academy.trainer (last_name, first_name);

create table academy.child (
	id text not null default gen_random_uuid()::text,
	name text,
	first_name text,
	last_name text,
	parent_id text not null,
	birthdate timestamp,
	skill_level text,
	team text,
	specify text,
	allergies text[] not null default '{}',
	emergency_contact jsonb,
	medical_conditions jsonb,
	constraint child_pkey primary key (id),
	constraint child_parent_fkey foreign key (parent_id)
		references academy."user" (id) on delete cascade,
	-- the full name is the older form, the two parts the newer one
	constraint child_name_check check (
		length(coalesce(name, concat_ws(' ', first_name, last_name)))
			between 1 and 400)
);
create index child_parent_idx on academy.child (parent_id);
create index child_name_idx on academy.child (last_name, first_name);

create table academy.custom_allergen (
	id text not null default gen_random_uuid()::text,
	name text not null,
	child_id text not null,
	constraint custom_allergen_pkey primary key (id),
	constraint custom_allergen_child_key unique (child_id, name),
	constraint custom_allergen_child_fkey foreign key (child_id)
		references academy.child (id) on delete cascade,
	constraint custom_allergen_name_check
		check (length(name) between 1 and 200)
);

create table academy.location (
	id text not null default gen_random_uuid()::text,
	name text not null,
	constraint location_pkey primary key (id),
	constraint location_name_check check (length(name) between 1 and 200)
);
create index location_name_idx on academy.location (name);

create table academy.trainer_location (
	trainer_id text not null,
	location_id text not null,
	constraint trainer_location_pkey primary key (trainer_id, location_id),
	constraint trainer_location_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id) on delete cascade,
	constraint trainer_location_location_fkey foreign key (location_id)
		references academy.location (id) on delete cascade
);
create index trainer_location_location_idx
	on academy.trainer_location (location_id);

create table academy.email (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	subject text,
	body text,
	status text,
	constraint email_pkey primary key (id),
	constraint email_user_fkey foreign key (user_id)
		references academy."user" (id) on delete cascade
);
create index email_user_idx on academy.email (user_id);
create index email_status_idx on academy.email (status);

create table academy.verification (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	otp text not null,
	expires_at timestamp not null,
	constraint verification_pkey primary key (id),
	constraint verification_user_key unique (user_id),
	constraint verification_user_fkey foreign key (user_id)
		references academy."user" (id) on delete cascade
);

create table academy.otp (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	otp text not null,
	expires_at timestamp not null,
	constraint otp_pkey primary key (id),
	constraint otp_user_fkey foreign key (user_id)
		references academy."user" (id) on delete cascade
);
create index otp_user_idx on academy.otp (user_id, expires_at);

create table academy.google_calendar_integrations (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	email text not null,
	access_token text not null,
	refresh_token text,
	expiry_date timestamp,
	is_active boolean not null default true,
	constraint google_calendar_integrations_pkey primary key (id),
	-- "User ||--o| google_calendar_integrations"
	constraint google_calendar_integrations_user_key unique (user_id),
	constraint google_calendar_integrations_user_fkey
		foreign key (user_id) references academy."user" (id)
		on delete cascade
);

create table academy.subscription (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	stripe_customer_id text,
	stripe_subscription_id text,
	stripe_price_id text,
	plan academy.subscription_plan not null default 'FREE',
	status academy.subscription_status not null default 'INCOMPLETE',
	current_period_start timestamp,
	current_period_end timestamp,
	cancel_at_period_end boolean not null default false,
	constraint subscription_pkey primary key (id),
	constraint subscription_user_key unique (user_id),
	constraint subscription_customer_key unique (stripe_customer_id),
	constraint subscription_stripe_key unique (stripe_subscription_id),
	constraint subscription_user_fkey foreign key (user_id)
		references academy."user" (id),
	constraint subscription_period_check
		check (current_period_start < current_period_end)
);
create index subscription_status_idx
	on academy.subscription (status, current_period_end);

reset role;
