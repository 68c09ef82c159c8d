-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: when trainers are free, who booked them, the sessions that came of
-- it, and what was paid ahead (document 001, "Location & Scheduling",
-- "Session" and "Bulk Package Tables"; machines of domain.md 4).
--
-- A slot's start and end are texts without a date: the wall time, HH:MM, of
-- the day of its schedule, which therefore lies within one day.

set role desk_owner;

create table academy.schedule (
	id text not null default gen_random_uuid()::text,
	trainer_id text not null,
	start_date timestamp not null,
	end_date timestamp not null,
	constraint schedule_pkey primary key (id),
	constraint schedule_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id) on delete cascade,
	constraint schedule_order_check check (start_date < end_date),
	constraint schedule_one_day_check check (end_date
		<= date_trunc('day', start_date) + interval '1 day')
);
create index schedule_trainer_idx
	on academy.schedule (trainer_id, start_date);
create index schedule_day_idx on academy.schedule (start_date);

create table academy.slot (
	id text not null default gen_random_uuid()::text,
	schedule_id text not null,
	location_id text,
	start text not null,
	"end" text not null,
	is_booked boolean not null default false,
	is_deleted boolean not null default false,
	constraint slot_pkey primary key (id),
	-- what a booking refers to
	constraint slot_schedule_key unique (id, schedule_id),
	constraint slot_schedule_fkey foreign key (schedule_id)
		references academy.schedule (id) on delete cascade,
	constraint slot_location_fkey foreign key (location_id)
		references academy.location (id),
	constraint slot_start_check
		check (start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	constraint slot_end_check
		check ("end" ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
	constraint slot_times_check
		check (start collate "C" < "end" collate "C"),
	constraint slot_booked_stays_check
		check (not (is_booked and is_deleted)),
	-- A trainer may offer one time at two places, and is booked at one of
	-- them (desk.occupancy); at one place, a time is offered once.
	constraint slot_no_overlap exclude using gist (
		schedule_id with =,
		location_id with =,
		int4range(left(start, 2)::integer * 60
				+ right(start, 2)::integer,
			left("end", 2)::integer * 60
				+ right("end", 2)::integer) with &&)
		where (not is_deleted)
);
create index slot_schedule_idx on academy.slot (schedule_id, start);
create index slot_location_idx on academy.slot (location_id);

create table academy.schedule_booking (
	id text not null default gen_random_uuid()::text,
	schedule_id text not null,
	child_id text not null,
	slot_id text not null,
	constraint schedule_booking_pkey primary key (id),
	constraint schedule_booking_schedule_fkey foreign key (schedule_id)
		references academy.schedule (id),
	constraint schedule_booking_child_fkey foreign key (child_id)
		references academy.child (id),
	-- the slot is one of the schedule's
	constraint schedule_booking_slot_fkey
		foreign key (slot_id, schedule_id)
		references academy.slot (id, schedule_id)
);
create index schedule_booking_schedule_idx
	on academy.schedule_booking (schedule_id);
create index schedule_booking_child_idx
	on academy.schedule_booking (child_id);
create index schedule_booking_slot_idx
	on academy.schedule_booking (slot_id, schedule_id);

create table academy.session (
	id text not null default gen_random_uuid()::text,
	trainer_id text not null,
	child_id text not null,
	parent_id text not null,
	booking_id text,
	location_id text,
	date timestamp not null,
	status academy.status_event_registration not null default 'PENDING',
	group_session boolean not null default false,
	main_child_id text,
	total_price integer not null default 0,
	google_event_id text,
	constraint session_pkey primary key (id),
	-- "ScheduleBooking ||--o| Session"
	constraint session_booking_key unique (booking_id),
	constraint session_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id),
	constraint session_child_fkey foreign key (child_id)
		references academy.child (id),
	constraint session_parent_fkey foreign key (parent_id)
		references academy."user" (id),
	constraint session_booking_fkey foreign key (booking_id)
		references academy.schedule_booking (id),
	constraint session_location_fkey foreign key (location_id)
		references academy.location (id),
	constraint session_main_child_fkey foreign key (main_child_id)
		references academy.child (id),
	constraint session_price_check check (total_price >= 0)
);
create index session_trainer_idx on academy.session (trainer_id, date);
create index session_child_idx on academy.session (child_id, date);
create index session_main_child_idx on academy.session (main_child_id)
	where main_child_id is not null;
create index session_parent_idx on academy.session (parent_id, date);
create index session_location_idx on academy.session (location_id, date);
create index session_date_idx on academy.session (date);
create index session_waiting_idx on academy.session (date)
	where status = 'PENDING';

create table academy.session_details (
	id text not null default gen_random_uuid()::text,
	session_id text not null,
	sessions_used integer not null default 1,
	sessions_remaining integer,
	with_balance boolean not null default false,
	constraint session_details_pkey primary key (id),
	-- "Session ||--o| SessionDetails"
	constraint session_details_session_key unique (session_id),
	constraint session_details_session_fkey foreign key (session_id)
		references academy.session (id) on delete cascade,
	constraint session_details_used_check check (sessions_used > 0),
	constraint session_details_remaining_check
		check (sessions_remaining >= 0)
);

create table academy.session_participant (
	id text not null default gen_random_uuid()::text,
	session_detail_id text not null,
	child_id text not null,
	constraint session_participant_pkey primary key (id),
	constraint session_participant_child_key
		unique (session_detail_id, child_id),
	constraint session_participant_detail_fkey
		foreign key (session_detail_id)
		references academy.session_details (id) on delete cascade,
	constraint session_participant_child_fkey foreign key (child_id)
		references academy.child (id)
);
create index session_participant_child_idx
	on academy.session_participant (child_id);

create table academy.bulk (
	id text not null default gen_random_uuid()::text,
	trainer_id text not null,
	price integer not null,
	number_of_sessions integer not null,
	constraint bulk_pkey primary key (id),
	-- what a purchase refers to
	constraint bulk_trainer_key unique (id, trainer_id),
	constraint bulk_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id) on delete cascade,
	constraint bulk_price_check check (price >= 0),
	constraint bulk_sessions_check check (number_of_sessions > 0)
);
create index bulk_trainer_idx on academy.bulk (trainer_id);

create table academy.user_bulk (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	bulk_id text not null,
	trainer_id text not null,
	number_of_sessions integer not null,
	constraint user_bulk_pkey primary key (id),
	constraint user_bulk_user_fkey foreign key (user_id)
		references academy."user" (id),
	-- the package is one of the trainer's
	constraint user_bulk_bulk_fkey foreign key (bulk_id, trainer_id)
		references academy.bulk (id, trainer_id),
	constraint user_bulk_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id),
	constraint user_bulk_sessions_check check (number_of_sessions >= 0)
);
create index user_bulk_user_idx on academy.user_bulk (user_id, trainer_id);
create index user_bulk_bulk_idx on academy.user_bulk (bulk_id, trainer_id);
create index user_bulk_trainer_idx on academy.user_bulk (trainer_id);

create table academy.session_balance (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	amount integer not null default 0,
	constraint session_balance_pkey primary key (id),
	constraint session_balance_user_key unique (user_id),
	constraint session_balance_user_fkey foreign key (user_id)
		references academy."user" (id) on delete cascade,
	constraint session_balance_amount_check check (amount >= 0)
);

create table academy.trainer_group_discount (
	id text not null default gen_random_uuid()::text,
	trainer_id text not null,
	participants integer not null,
	price integer not null,
	constraint trainer_group_discount_pkey primary key (id),
	constraint trainer_group_discount_key
		unique (trainer_id, participants),
	constraint trainer_group_discount_trainer_fkey
		foreign key (trainer_id)
		references academy.trainer (user_id) on delete cascade,
	constraint trainer_group_discount_participants_check
		check (participants >= 2),
	constraint trainer_group_discount_price_check check (price >= 0)
);

create table academy.trainer_order (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	trainer_id text not null,
	stripe_payment_id text,
	amount numeric(10, 2) not null,
	currency text not null default 'usd',
	status text not null default 'pending',
	payment_method text,
	-- addition: domain.md §4
	created_at timestamp not null,
	constraint trainer_order_pkey primary key (id),
	constraint trainer_order_user_fkey foreign key (user_id)
		references academy."user" (id),
	constraint trainer_order_trainer_fkey foreign key (trainer_id)
		references academy.trainer (user_id),
	constraint trainer_order_amount_check check (amount >= 0),
	constraint trainer_order_currency_check
		check (currency ~ '^[A-Za-z]{3}$'),
	constraint trainer_order_status_check check (status in
		('pending', 'succeeded', 'failed', 'refunded'))
);
create index trainer_order_user_idx
	on academy.trainer_order (user_id, created_at);
create index trainer_order_trainer_idx
	on academy.trainer_order (trainer_id, created_at);
create index trainer_order_stripe_idx
	on academy.trainer_order (stripe_payment_id);
create index trainer_order_day_idx on academy.trainer_order (created_at);

reset role;
