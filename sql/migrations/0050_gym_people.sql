-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: users, their keys, their credits and what they bought (document 003;
-- values of domain.md 3).
--
-- Ids are prefixed texts (usr_…) that the application chooses; booleans are the
-- document's integers, 0 or 1 (database.md 10).  update_counter counts the
-- updates of a row and is no writer's to say (sql/functions/gym_counted.sql).

do $$
begin
	if not exists (select from pg_catalog.pg_roles
		where rolname = 'gym_app') then
		create role gym_app nologin;
	end if;
	execute format('grant connect on database %I to gym_app',
		current_database());
end
$$;

create schema gym authorization desk_owner;
comment on schema gym is
	'teams, programming tracks, workouts, results';

set role desk_owner;

create table gym."user" (
	id text not null default 'usr_' || gen_random_uuid(),
	first_name text,
	last_name text,
	email text not null,
	password_hash text,
	role text not null default 'user',
	email_verified timestamptz,
	sign_up_ip_address text,
	google_account_id text,
	avatar text,
	current_credits integer not null default 0,
	last_credit_refresh_at timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint gym_user_pkey primary key (id),
	constraint gym_user_email_key unique (email),
	constraint gym_user_email_check
		check (length(email) between 3 and 320),
	constraint gym_user_role_check check (role in ('admin', 'user')),
	constraint gym_user_credits_check check (current_credits >= 0)
);
create unique index gym_user_email_lower_key on gym."user" (lower(email));
create unique index gym_user_google_key on gym."user" (google_account_id);
create index gym_user_name_idx on gym."user" (last_name, first_name);

create table gym.passkey_credential (
	id text not null default 'pkey_' || gen_random_uuid(),
	user_id text not null,
	credential_id text not null,
	credential_public_key text not null,
	counter integer not null default 0,
	transports text,
	aaguid text,
	user_agent text,
	ip_address text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint passkey_credential_pkey primary key (id),
	constraint passkey_credential_key unique (credential_id),
	constraint passkey_credential_user_fkey foreign key (user_id)
		references gym."user" (id) on delete cascade,
	constraint passkey_credential_counter_check check (counter >= 0)
);
create index passkey_credential_user_idx
	on gym.passkey_credential (user_id);

-- What came in has a rest and an end; what was used has neither.
create table gym.credit_transaction (
	id text not null default 'ctxn_' || gen_random_uuid(),
	user_id text not null,
	amount integer not null,
	remaining_amount integer not null default 0,
	type text not null,
	description text not null,
	expiration_date timestamptz,
	expiration_date_processed_at timestamptz,
	payment_intent_id text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint credit_transaction_pkey primary key (id),
	constraint credit_transaction_user_fkey foreign key (user_id)
		references gym."user" (id),
	constraint credit_transaction_type_check
		check (type in ('PURCHASE', 'USAGE', 'MONTHLY_REFRESH')),
	constraint credit_transaction_amount_check check (case type
		when 'USAGE' then amount < 0 else amount > 0 end),
	constraint credit_transaction_remaining_check
		check (remaining_amount between 0 and greatest(amount, 0)),
	constraint credit_transaction_expiry_check check (case type
		when 'USAGE' then expiration_date is null
		else expiration_date is not null end),
	constraint credit_transaction_processed_check check (
		expiration_date_processed_at is null
		or expiration_date_processed_at >= expiration_date
			and remaining_amount = 0)
);
create index credit_transaction_user_idx
	on gym.credit_transaction (user_id, created_at);
create index credit_transaction_left_idx
	on gym.credit_transaction (user_id, expiration_date)
	where remaining_amount > 0;
create unique index credit_transaction_payment_key
	on gym.credit_transaction (payment_intent_id)
	where type = 'PURCHASE';

create table gym.purchased_item (
	id text not null default 'pitem_' || gen_random_uuid(),
	user_id text not null,
	item_type text not null,
	item_id text not null,
	purchased_at timestamptz not null default now(),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint purchased_item_pkey primary key (id),
	constraint purchased_item_key unique (user_id, item_type, item_id),
	constraint purchased_item_user_fkey foreign key (user_id)
		references gym."user" (id),
	constraint purchased_item_type_check check (item_type = 'COMPONENT')
);
create index purchased_item_item_idx
	on gym.purchased_item (item_type, item_id);

reset role;
