-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: people, and the people at the counter (document 002; values of
-- domain.md 1.1).  Identity is customers; members is a legacy artifact that
-- nothing refers to and nobody writes.

do $$
begin
	if not exists (select from pg_catalog.pg_roles
		where rolname = 'counter_app') then
		create role counter_app nologin;
	end if;
	execute format('grant connect on database %I to counter_app',
		current_database());
end
$$;

create schema counter authorization desk_owner;
comment on schema counter is
	'lanes, rooms and lockers: who is checked in, where, until when';

set role desk_owner;

create type counter.lane_session_status as enum ('IDLE', 'ACTIVE',
	'AWAITING_CUSTOMER', 'AWAITING_ASSIGNMENT', 'AWAITING_PAYMENT',
	'AWAITING_SIGNATURE', 'COMPLETED', 'CANCELLED');
create type counter.payment_status as enum ('DUE', 'PAID', 'CANCELLED',
	'REFUNDED');
create type counter.block_type as enum ('INITIAL', 'RENEWAL', 'FINAL2H');
create type counter.rental_type as enum ('LOCKER', 'STANDARD', 'DOUBLE',
	'SPECIAL', 'GYM_LOCKER');
create type counter.room_type as enum ('STANDARD', 'DELUXE', 'VIP', 'LOCKER',
	'DOUBLE', 'SPECIAL');
create type counter.room_status as enum ('DIRTY', 'CLEANING', 'CLEAN',
	'OCCUPIED');
create type counter.waitlist_status as enum ('ACTIVE', 'OFFERED', 'COMPLETED',
	'CANCELLED', 'EXPIRED');
create type counter.checkout_request_status as enum ('SUBMITTED', 'CLAIMED',
	'VERIFIED', 'CANCELLED');
create type counter.staff_role as enum ('STAFF', 'ADMIN');
create type counter.key_tag_type as enum ('QR', 'NFC');
create type counter.inventory_reservation_kind as enum ('LANE_SELECTION',
	'UPGRADE_HOLD');
create type counter.inventory_resource_type as enum ('room', 'locker');
create type counter.audit_action as enum ('CREATE', 'UPDATE', 'DELETE',
	'STATUS_CHANGE', 'ASSIGN', 'RELEASE', 'OVERRIDE', 'CHECK_IN',
	'CHECK_OUT', 'UPGRADE_DISCLAIMER', 'STAFF_WEBAUTHN_ENROLLED',
	'STAFF_LOGIN_WEBAUTHN', 'STAFF_LOGIN_PIN', 'STAFF_LOGOUT',
	'STAFF_WEBAUTHN_REVOKED', 'STAFF_PIN_RESET', 'STAFF_REAUTH_REQUIRED',
	'STAFF_CREATED', 'STAFF_UPDATED', 'STAFF_ACTIVATED',
	'STAFF_DEACTIVATED', 'WAITLIST_CREATED', 'WAITLIST_CANCELLED',
	'WAITLIST_OFFERED', 'WAITLIST_COMPLETED', 'UPGRADE_STARTED',
	'UPGRADE_PAID', 'UPGRADE_COMPLETED', 'FINAL_EXTENSION_STARTED',
	'FINAL_EXTENSION_PAID', 'FINAL_EXTENSION_COMPLETED',
	'STAFF_REAUTH_PIN', 'STAFF_REAUTH_WEBAUTHN', 'ROOM_STATUS_CHANGE');

create table counter.customers (
	id uuid not null default gen_random_uuid(),
	name varchar not null,
	dob date,
	membership_number varchar,
	membership_card_type varchar,
	membership_valid_until date,
	id_scan_hash varchar,
	id_scan_value varchar,
	banned_until timestamptz,
	past_due_balance numeric(10,2) not null default 0,
	-- addition: domain.md §1.1
	primary_language varchar,
	-- addition: domain.md §1.10
	notes text,
	-- addition: domain.md §1.10
	created_at timestamptz not null default clock_timestamp(),
	-- addition: domain.md §1.10
	updated_at timestamptz not null default clock_timestamp(),
	constraint customers_pkey primary key (id),
	constraint customers_membership_number_key unique (membership_number),
	constraint customers_id_scan_hash_key unique (id_scan_hash),
	constraint customers_name_check check (name ~ '[^[:space:]]'
		and length(name) <= 200),
	constraint customers_card_check
		check (membership_card_type in ('NONE', 'SIX_MONTH')),
	constraint customers_language_check
		check (primary_language in ('EN', 'ES')),
	constraint customers_past_due_check check (past_due_balance >= 0)
);
-- found by any part of a name or a number, from two letters on (§1.10)
create index customers_name_idx on counter.customers
	using gin (name ext.gin_trgm_ops);
create index customers_membership_number_idx on counter.customers
	using gin (membership_number ext.gin_trgm_ops);
create index customers_banned_idx on counter.customers (banned_until)
	where banned_until is not null;
create index customers_past_due_idx on counter.customers (past_due_balance)
	where past_due_balance > 0;

create table counter.members (
	id uuid not null default gen_random_uuid(),
	membership_number varchar,
	name varchar not null,
	created_at timestamptz not null default clock_timestamp(),
	constraint members_pkey primary key (id)
);
comment on table counter.members is 'deprecated: customers is authoritative';

create table counter.staff (
	id uuid not null default gen_random_uuid(),
	name varchar not null,
	role counter.staff_role not null default 'STAFF',
	pin_hash varchar,
	active boolean not null default true,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default clock_timestamp(),
	constraint staff_pkey primary key (id),
	constraint staff_name_check check (name ~ '[^[:space:]]'
		and length(name) <= 200)
);

-- Who works at which register; heartbeats keep a session (domain.md 1.10).
create table counter.register_sessions (
	id uuid not null default gen_random_uuid(),
	staff_id uuid not null,
	register_number integer not null,
	device_id varchar not null,
	signed_in_at timestamptz not null default clock_timestamp(),
	last_heartbeat_at timestamptz not null default clock_timestamp(),
	signed_out_at timestamptz,
	constraint register_sessions_pkey primary key (id),
	constraint register_sessions_staff_fkey foreign key (staff_id)
		references counter.staff (id),
	constraint register_sessions_number_check
		check (register_number in (1, 2)),
	constraint register_sessions_times_check
		check (signed_out_at >= signed_in_at)
);
create unique index register_sessions_number_key
	on counter.register_sessions (register_number)
	where signed_out_at is null;
create unique index register_sessions_device_key
	on counter.register_sessions (device_id) where signed_out_at is null;
create index register_sessions_staff_idx
	on counter.register_sessions (staff_id);

reset role;
