-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: users, what they prefer, where they live, their sessions and roles
-- (document 004, 1, 3 and 7).  Columns are the document's; those that its
-- lists of columns do not have carry the section that asks for them and stand
-- in tests/db/additions.tsv.  Constraints of tables whose name another system
-- has too begin with platform_, since sentences are found by name.

do $$
begin
	if to_regrole('platform_app') is null then
		create role platform_app nologin;
	end if;
	execute format('grant connect on database %I to platform_app',
		current_database());
end
$$;

create schema platform authorization desk_owner;
comment on schema platform is
	'organisations, their people and bills, and a laundry';

set role desk_owner;

create table platform.users (
	id uuid not null default gen_random_uuid(),
	email text not null,
	password_hash text,
	auth_provider text not null default 'local',
	email_verified boolean not null default false,
	phone_verified boolean not null default false,
	status text not null default 'active',
	role text not null default 'customer',
	-- addition: domain.md §5, document 004 "Recommended Indexes"
	auth_provider_id text,
	-- addition: domain.md §5, document 004 "Soft Deletes"
	deleted_at timestamptz,
	-- addition: domain.md §5, document 004 "Audit Timestamps"
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint platform_users_pkey primary key (id),
	constraint platform_users_email_key unique (email),
	constraint platform_users_email_check
		check (length(email) <= 320 and email ~ '^[^@\s]+@[^@\s]+$'),
	-- document 004 "Password Security": bcrypt, never plain text
	constraint platform_users_password_check check (password_hash
		~ '^\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}$'),
	constraint platform_users_provider_check
		check (auth_provider in ('local', 'google', 'apple')),
	constraint platform_users_provider_id_check
		check ((auth_provider = 'local') = (auth_provider_id is null)),
	constraint platform_users_provider_id_key
		unique (auth_provider, auth_provider_id),
	constraint platform_users_status_check
		check (status in ('active', 'suspended', 'deleted')),
	constraint platform_users_role_check check (role in
		('customer', 'admin', 'manager', 'driver')),
	constraint platform_users_deleted_check
		check ((status = 'deleted') = (deleted_at is not null))
);
create unique index platform_users_email_lower_key
	on platform.users (lower(email));
create index users_status_idx on platform.users (status, created_at);
create index users_created_idx on platform.users (created_at);

-- One to one with users: the same key.
create table platform.user_profiles (
	id uuid not null,
	first_name text,
	last_name text,
	display_name text,
	avatar_url text,
	bio text,
	timezone text,
	locale text,
	constraint user_profiles_pkey primary key (id),
	constraint user_profiles_user_fkey foreign key (id)
		references platform.users (id),
	constraint user_profiles_names_check check (
		length(first_name) between 1 and 200
		and length(last_name) between 1 and 200
		and length(display_name) between 1 and 200)
);
create index user_profiles_name_idx on platform.user_profiles
	(lower(last_name), lower(first_name));

-- Tokens are kept as their sha-256 in hexadecimal (document 004 "API Keys and
-- Tokens": hashed, not plain text).
create table platform.user_sessions (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	session_token text not null,
	expires_at timestamptz not null,
	ip_address inet,
	device_info text,
	location text,
	constraint user_sessions_pkey primary key (id),
	constraint user_sessions_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint user_sessions_token_key unique (session_token),
	constraint user_sessions_token_check
		check (session_token ~ '^[0-9a-f]{64}$')
);
create index user_sessions_user_idx on platform.user_sessions (user_id);
create index user_sessions_expires_idx on platform.user_sessions (expires_at);

create table platform.user_preferences (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	category text not null,
	key text not null,
	value jsonb not null,
	constraint user_preferences_pkey primary key (id),
	constraint user_preferences_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint user_preferences_key unique (user_id, category, key)
);

create table platform.user_addresses (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	label text,
	street_address text not null,
	city text not null,
	postal_code text not null,
	-- longitude and latitude, degrees
	coordinates point,
	is_default boolean not null default false,
	constraint user_addresses_pkey primary key (id),
	constraint user_addresses_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint user_addresses_words_check check (
		length(street_address) between 1 and 200
		and length(city) between 1 and 100
		and length(postal_code) between 1 and 20),
	constraint user_addresses_coordinates_check check (
		coordinates[0] between -180 and 180
		and coordinates[1] between -90 and 90)
);
create index user_addresses_user_idx on platform.user_addresses (user_id);
create unique index user_addresses_default_key
	on platform.user_addresses (user_id) where is_default;

create table platform.roles (
	id uuid not null default gen_random_uuid(),
	name text not null,
	description text,
	permissions jsonb not null default '{}',
	is_system_role boolean not null default false,
	constraint roles_pkey primary key (id),
	constraint roles_name_key unique (name),
	constraint roles_name_check check (length(name) between 1 and 100),
	constraint roles_permissions_check check (
		jsonb_typeof(permissions) in ('object', 'array'))
);

create table platform.user_roles (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	role_id uuid not null,
	assigned_by uuid,
	assigned_at timestamptz not null default now(),
	expires_at timestamptz,
	constraint user_roles_pkey primary key (id),
	constraint user_roles_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint user_roles_role_fkey foreign key (role_id)
		references platform.roles (id),
	constraint user_roles_assigned_by_fkey foreign key (assigned_by)
		references platform.users (id),
	constraint user_roles_user_key unique (user_id, role_id),
	constraint user_roles_expires_check check (expires_at > assigned_at)
);
create index user_roles_role_idx on platform.user_roles (role_id);
create index user_roles_assigned_by_idx on platform.user_roles (assigned_by);
create index user_roles_expires_idx on platform.user_roles (expires_at)
	where expires_at is not null;

-- Who of the staff is who in the platform: activities.actor_id is NOT NULL
-- (database.md 7).
alter table desk.staff add column platform_user_id uuid,
	add constraint staff_platform_user_key unique (platform_user_id),
	add constraint staff_platform_user_fkey foreign key (platform_user_id)
		references platform.users (id);

reset role;
