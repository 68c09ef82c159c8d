-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: camps, clinics and networking events, their tickets, registrations,
-- payments and refunds (document 001, "Event Tables", "Ticketing & Payment
-- Tables"; machines and capacity of domain.md 4).

set role desk_owner;

create table academy.event (
	id text not null default gen_random_uuid()::text,
	title text not null,
	description text,
	event_type academy.event_type not null,
	location_id text,
	start_date timestamp not null,
	end_date timestamp not null,
	start_time text,
	end_time text,
	price numeric(10, 2) not null default 0,
	max_participants integer,
	min_age integer,
	max_age integer,
	skill_levels academy.skill_level[] not null default '{}',
	documents text[] not null default '{}',
	image text,
	canceled boolean not null default false,
	constraint event_pkey primary key (id),
	constraint event_location_fkey foreign key (location_id)
		references academy.location (id),
	constraint event_title_check check (length(title) between 1 and 200),
	constraint event_dates_check check (start_date <= end_date),
	constraint event_start_time_check
		check (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	constraint event_end_time_check check
		(end_time ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
	constraint event_times_check
		check (start_time collate "C" < end_time collate "C"),
	constraint event_price_check check (price >= 0),
	constraint event_max_participants_check check (max_participants > 0),
	constraint event_age_check check (min_age >= 0 and max_age >= 0
		and min_age <= max_age)
);
create index event_start_idx on academy.event (start_date);
create index event_location_idx on academy.event (location_id, start_date);

create table academy.event_trainer (
	event_id text not null,
	trainer_id text not null,
	constraint event_trainer_pkey primary key (event_id, trainer_id),
	constraint event_trainer_event_fkey foreign key (event_id)
		references academy.event (id) on delete cascade,
	constraint event_trainer_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id) on delete cascade
);
create index event_trainer_trainer_idx on academy.event_trainer (trainer_id);

create table academy.event_ticket (
	id text not null default gen_random_uuid()::text,
	event_id text not null,
	type text not null,
	price numeric(10, 2) not null,
	capacity integer not null,
	total_amount integer not null default 0,
	deleted boolean not null default false,
	constraint event_ticket_pkey primary key (id),
	constraint event_ticket_type_key unique (event_id, type),
	constraint event_ticket_event_fkey foreign key (event_id)
		references academy.event (id) on delete cascade,
	constraint event_ticket_price_check check (price >= 0),
	constraint event_ticket_capacity_check check (capacity >= 0),
	constraint event_ticket_sold_check check (total_amount >= 0),
	constraint event_ticket_sold_out check (total_amount <= capacity)
);

-- "UNIQUE(event, athlete)" of the places that are held: who canceled may come
-- back.
create table academy.event_registration (
	id text not null default gen_random_uuid()::text,
	event_id text not null,
	child_id text not null,
	status academy.status_event_registration not null default 'PENDING',
	constraint event_registration_pkey primary key (id),
	constraint event_registration_event_fkey foreign key (event_id)
		references academy.event (id),
	constraint event_registration_child_fkey foreign key (child_id)
		references academy.child (id)
);
create unique index event_registration_child_key
	on academy.event_registration (event_id, child_id)
	where status <> 'CANCELED';
create index event_registration_event_idx
	on academy.event_registration (event_id, status);
create index event_registration_child_idx
	on academy.event_registration (child_id);

create table academy.event_subscription (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	event_id text not null,
	email text not null,
	status academy.newsletter_status not null default 'ACTIVE',
	unsubscribe_token text not null default gen_random_uuid()::text,
	constraint event_subscription_pkey primary key (id),
	constraint event_subscription_key unique (user_id, event_id),
	constraint event_subscription_token_key unique (unsubscribe_token),
	constraint event_subscription_user_fkey foreign key (user_id)
		references academy."user" (id) on delete cascade,
	constraint event_subscription_event_fkey foreign key (event_id)
		references academy.event (id) on delete cascade
);
create index event_subscription_event_idx
	on academy.event_subscription (event_id, status);
create index event_subscription_email_idx
	on academy.event_subscription (lower(email));

-- One purchase: `capacity` places of one type, `price` for all of them.
create table academy.ticket (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	event_id text not null,
	child_id text,
	price numeric(10, 2) not null,
	type text not null,
	capacity integer not null default 1,
	status academy.status_ticket not null default 'PENDING',
	stripe_payment_id text,
	-- addition: domain.md §4
	created_at timestamp not null,
	constraint ticket_pkey primary key (id),
	-- what a refund refers to
	constraint ticket_user_key unique (id, user_id),
	constraint ticket_user_fkey foreign key (user_id)
		references academy."user" (id),
	constraint ticket_event_fkey foreign key (event_id)
		references academy.event (id),
	constraint ticket_child_fkey foreign key (child_id)
		references academy.child (id),
	constraint ticket_type_fkey foreign key (event_id, type)
		references academy.event_ticket (event_id, type)
		on update cascade,
	constraint ticket_price_check check (price >= 0),
	constraint ticket_capacity_check check (capacity > 0)
);
create index ticket_user_idx on academy.ticket (user_id, created_at);
create index ticket_event_idx on academy.ticket (event_id, type);
create index ticket_child_idx on academy.ticket (child_id);
create index ticket_stripe_idx on academy.ticket (stripe_payment_id);
create index ticket_waiting_idx on academy.ticket (created_at)
	where status = 'PENDING';

create table academy.refund (
	id text not null default gen_random_uuid()::text,
	ticket_id text not null,
	user_id text not null,
	amount text not null,
	status academy.status_refund not null default 'PENDING',
	stripe_payment_id text,
	reason text,
	-- addition: domain.md §6
	created_at timestamp not null,
	constraint refund_pkey primary key (id),
	constraint refund_ticket_key unique (ticket_id),
	-- of a ticket of one's own
	constraint refund_ticket_fkey foreign key (ticket_id, user_id)
		references academy.ticket (id, user_id) on update cascade,
	constraint refund_user_fkey foreign key (user_id)
		references academy."user" (id),
	constraint refund_amount_check
		check (amount ~ '^[0-9]{1,8}([.][0-9]{1,2})?$'),
	constraint refund_reason_check
		check (status <> 'REJECTED' or btrim(reason) <> '')
);
create index refund_ticket_idx on academy.refund (ticket_id, user_id);
create index refund_user_idx on academy.refund (user_id);
create index refund_open_idx on academy.refund (created_at)
	where status in ('PENDING', 'APPROVED');
create index refund_status_idx on academy.refund (status, created_at);

create table academy.user_ticket (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	ticket_id text not null,
	event_ticket_id text,
	child_id text not null,
	status text not null default 'ACTIVE',
	refund_id text,
	constraint user_ticket_pkey primary key (id),
	constraint user_ticket_child_key unique (ticket_id, child_id),
	constraint user_ticket_user_fkey foreign key (user_id)
		references academy."user" (id),
	constraint user_ticket_ticket_fkey foreign key (ticket_id)
		references academy.ticket (id),
	constraint user_ticket_event_ticket_fkey foreign key (event_ticket_id)
		references academy.event_ticket (id),
	constraint user_ticket_child_fkey foreign key (child_id)
		references academy.child (id),
	constraint user_ticket_refund_fkey foreign key (refund_id)
		references academy.refund (id),
	-- free text in the document; it follows its ticket
	constraint user_ticket_status_check check (status in
		('ACTIVE', 'CANCELED', 'REFUNDED', 'PENDING')),
	constraint user_ticket_refund_check
		check (refund_id is null or status = 'REFUNDED')
);
create index user_ticket_user_idx on academy.user_ticket (user_id);
create index user_ticket_event_ticket_idx
	on academy.user_ticket (event_ticket_id);
create index user_ticket_child_idx on academy.user_ticket (child_id);
create index user_ticket_refund_idx on academy.user_ticket (refund_id);

create table academy.payment (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	event_id text,
	event_ticket_id text,
	stripe_payment_id text,
	amount numeric(10, 2) not null,
	currency text not null default 'usd',
	status text not null default 'pending',
	payment_method text,
	email text,
	-- addition: domain.md §4
	created_at timestamp not null,
	constraint payment_pkey primary key (id),
	constraint payment_user_fkey foreign key (user_id)
		references academy."user" (id),
	constraint payment_event_fkey foreign key (event_id)
		references academy.event (id),
	constraint payment_event_ticket_fkey foreign key (event_ticket_id)
		references academy.event_ticket (id),
	constraint payment_amount_check check (amount >= 0),
	constraint payment_currency_check check (currency ~ '^[A-Za-z]{3}$'),
	constraint payment_status_check check (status in
		('pending', 'succeeded', 'failed', 'refunded'))
);
create index payment_user_idx on academy.payment (user_id, created_at);
create index payment_event_idx on academy.payment (event_id);
create index payment_event_ticket_idx on academy.payment (event_ticket_id);
create index payment_stripe_idx on academy.payment (stripe_payment_id);
create index payment_email_idx on academy.payment (lower(email));
create index payment_day_idx on academy.payment (created_at);

reset role;
