-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the laundry: services, bookings, drivers and their stops, and the
-- reward for coming back (document 004, 7; domain.md 5, booking states
-- version A).  Dates are the laundry's own, slots are text (domain.md 6).

set role desk_owner;

create table platform.service_categories (
	id uuid not null default gen_random_uuid(),
	name text not null,
	description text,
	icon text,
	sort_order integer not null default 0,
	is_active boolean not null default true,
	constraint service_categories_pkey primary key (id),
	constraint service_categories_name_key unique (name),
	constraint service_categories_name_check
		check (length(name) between 1 and 100)
);

create table platform.services (
	id uuid not null default gen_random_uuid(),
	name text not null,
	code text not null,
	type text not null,
	base_price numeric(12, 2) not null,
	processing_days integer not null default 2,
	min_items integer,
	max_items integer,
	-- addition: domain.md §5
	vat_rate numeric(5, 2) not null default 20,
	-- addition: domain.md §5, document 004: categories organise services
	category_id uuid,
	constraint services_pkey primary key (id),
	constraint services_code_key unique (code),
	constraint services_category_fkey foreign key (category_id)
		references platform.service_categories (id),
	constraint services_name_check check (length(name) between 1 and 200
		and length(code) between 1 and 50),
	constraint services_type_check
		check (type in ('one_time', 'subscription')),
	constraint services_amounts_check check (base_price >= 0
		and vat_rate between 0 and 100),
	constraint services_days_check check (processing_days >= 0),
	constraint services_items_check
		check (min_items >= 0 and max_items >= 0
		and min_items <= max_items)
);
create index services_category_idx on platform.services (category_id);

create table platform.service_options (
	id uuid not null default gen_random_uuid(),
	name text not null,
	code text not null,
	price numeric(12, 2) not null default 0,
	category text,
	description text,
	constraint service_options_pkey primary key (id),
	constraint service_options_code_key unique (code),
	constraint service_options_name_check
		check (length(name) between 1 and 200
		and length(code) between 1 and 50),
	constraint service_options_price_check check (price >= 0)
);

create table platform.service_service_options (
	id uuid not null default gen_random_uuid(),
	service_id uuid not null,
	service_option_id uuid not null,
	is_required boolean not null default false,
	constraint service_service_options_pkey primary key (id),
	constraint service_service_options_service_fkey
		foreign key (service_id) references platform.services (id),
	constraint service_service_options_option_fkey
		foreign key (service_option_id)
		references platform.service_options (id),
	constraint service_service_options_key
		unique (service_id, service_option_id)
);
create index service_service_options_option_idx
	on platform.service_service_options (service_option_id);

-- When a slot begins; null for what is none.
create function platform.slot_start(slot text) returns time
language sql immutable strict parallel safe
return case slot
	when '09:00-12:00' then time '09:00'
	when '14:00-17:00' then time '14:00'
	when '18:00-21:00' then time '18:00' end;
revoke all on function platform.slot_start(text) from public;

create table platform.bookings (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	service_id uuid not null,
	-- given by desk.platform_booking_number() when it is left out
	booking_number text not null,
	status text not null default 'pending',
	total_amount numeric(12, 2) not null,
	pickup_date date not null,
	delivery_date date not null,
	-- additions: domain.md §5 (slots, payment and urgency)
	pickup_time_slot text not null,
	delivery_time_slot text not null,
	payment_status text not null default 'pending',
	urgency_level text not null default 'normal',
	-- addition: domain.md §5: weekly credits are a subscription's
	subscription_id uuid,
	-- addition: domain.md §6: the reason of a cancellation is stored
	cancellation_reason text,
	-- addition: domain.md §5, document 004 "Audit Timestamps"
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint bookings_pkey primary key (id),
	constraint bookings_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint bookings_service_fkey foreign key (service_id)
		references platform.services (id),
	constraint bookings_subscription_fkey
		foreign key (subscription_id, user_id)
		references platform.subscriptions (id, user_id),
	constraint bookings_number_key unique (booking_number),
	constraint bookings_number_check check (booking_number
		~ '^BK-[0-9]{8}-[0-9]{6}$'),
	constraint bookings_status_check check (status in ('pending',
		'confirmed', 'collecting', 'processing', 'ready',
		'delivering', 'completed', 'cancelled')),
	constraint bookings_payment_check check (payment_status in
		('pending', 'paid', 'failed', 'refunded')),
	constraint bookings_urgency_check check (urgency_level in
		('normal', 'express', 'urgent')),
	constraint bookings_total_check check (total_amount >= 0),
	constraint bookings_dates_check check (delivery_date >= pickup_date),
	constraint bookings_pickup_slot_check check (pickup_time_slot in
		('09:00-12:00', '14:00-17:00', '18:00-21:00')),
	constraint bookings_delivery_slot_check check (delivery_time_slot in
		('09:00-12:00', '14:00-17:00', '18:00-21:00')),
	constraint bookings_reason_check
		check (length(cancellation_reason) between 1 and 2000)
);
create index bookings_user_idx on platform.bookings (user_id, pickup_date);
create index bookings_service_idx on platform.bookings (service_id);
create index bookings_subscription_idx
	on platform.bookings (subscription_id, user_id);
create index bookings_pickup_idx
	on platform.bookings (pickup_date, pickup_time_slot);
create index bookings_delivery_idx
	on platform.bookings (delivery_date, delivery_time_slot);
create index bookings_status_idx on platform.bookings (status, pickup_date);
create index bookings_created_idx on platform.bookings (created_at);
create index bookings_owing_idx on platform.bookings (payment_status)
	where payment_status in ('pending', 'failed');

create table platform.booking_items (
	id uuid not null default gen_random_uuid(),
	booking_id uuid not null,
	service_id uuid not null,
	quantity integer not null default 1,
	unit_price numeric(12, 2) not null,
	total_price numeric(12, 2) not null,
	item_description text,
	constraint booking_items_pkey primary key (id),
	constraint booking_items_booking_fkey foreign key (booking_id)
		references platform.bookings (id),
	constraint booking_items_service_fkey foreign key (service_id)
		references platform.services (id),
	constraint booking_items_quantity_check check (quantity > 0),
	constraint booking_items_price_check check (unit_price >= 0),
	constraint booking_items_total_check
		check (total_price = quantity * unit_price)
);
create index booking_items_booking_idx on platform.booking_items (booking_id);
create index booking_items_service_idx on platform.booking_items (service_id);

create table platform.delivery_drivers (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	vehicle_type text,
	license_plate text,
	is_available boolean not null default true,
	rating numeric(3, 2) not null default 5.00,
	total_deliveries integer not null default 0,
	-- addition: domain.md §5; open stops that a driver may have
	max_capacity integer not null default 50,
	constraint delivery_drivers_pkey primary key (id),
	constraint delivery_drivers_user_key unique (user_id),
	constraint delivery_drivers_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint delivery_drivers_plate_key unique (license_plate),
	constraint delivery_drivers_rating_check
		check (rating between 0 and 5),
	constraint delivery_drivers_deliveries_check
		check (total_deliveries >= 0),
	constraint delivery_drivers_capacity_check check (max_capacity > 0)
);
create index delivery_drivers_available_idx
	on platform.delivery_drivers (rating desc) where is_available;

create table platform.delivery_assignments (
	id uuid not null default gen_random_uuid(),
	booking_id uuid not null,
	driver_id uuid not null,
	assignment_type text not null,
	status text not null default 'assigned',
	assigned_at timestamptz not null default now(),
	completed_at timestamptz,
	constraint delivery_assignments_pkey primary key (id),
	constraint delivery_assignments_booking_fkey foreign key (booking_id)
		references platform.bookings (id),
	constraint delivery_assignments_driver_fkey foreign key (driver_id)
		references platform.delivery_drivers (id),
	constraint delivery_assignments_type_check
		check (assignment_type in ('pickup', 'delivery')),
	constraint delivery_assignments_status_check check (status in
		('assigned', 'in_progress', 'completed', 'cancelled')),
	constraint delivery_assignments_times_check
		check (completed_at >= assigned_at),
	constraint delivery_assignments_completed_check
		check ((status = 'completed') = (completed_at is not null))
);
create unique index delivery_assignments_stop_key
	on platform.delivery_assignments (booking_id, assignment_type)
	where status <> 'cancelled';
create index delivery_assignments_booking_idx
	on platform.delivery_assignments (booking_id);
create index delivery_assignments_driver_idx
	on platform.delivery_assignments (driver_id, status);
create index delivery_assignments_open_idx
	on platform.delivery_assignments (assigned_at)
	where status in ('assigned', 'in_progress');

create table platform.loyalty_rewards (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	completed_orders integer not null default 0,
	free_collections_earned integer not null default 0,
	free_collections_used integer not null default 0,
	constraint loyalty_rewards_pkey primary key (id),
	constraint loyalty_rewards_user_key unique (user_id),
	constraint loyalty_rewards_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint loyalty_rewards_counts_check check (completed_orders >= 0
		and free_collections_earned >= 0
		and free_collections_used >= 0),
	constraint loyalty_rewards_used_check
		check (free_collections_used <= free_collections_earned)
);

reset role;
