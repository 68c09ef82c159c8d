-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: what people wait for, what is held for them, and how they leave
-- (document 002 "waitlist", "charges"; domain.md 1.2, 1.6 and 1.8).

set role desk_owner;

create table counter.waitlist (
	id uuid not null default gen_random_uuid(),
	visit_id uuid not null,
	checkin_block_id uuid not null,
	desired_tier counter.rental_type not null,
	backup_tier counter.rental_type not null,
	-- the room or locker of the backup rental
	locker_or_room_assigned_initially uuid,
	room_id uuid,
	status counter.waitlist_status not null default 'ACTIVE',
	offered_at timestamptz,
	offer_expires_at timestamptz,
	last_offered_at timestamptz,
	offer_attempts integer not null default 0,
	completed_at timestamptz,
	cancelled_at timestamptz,
	cancelled_by_staff_id uuid,
	cancel_reason text,
	created_at timestamptz not null default clock_timestamp(),
	constraint waitlist_pkey primary key (id),
	constraint waitlist_visit_fkey foreign key (visit_id)
		references counter.visits (id),
	constraint waitlist_block_fkey foreign key (checkin_block_id)
		references counter.checkin_blocks (id),
	constraint waitlist_room_fkey foreign key (room_id)
		references counter.rooms (id),
	constraint waitlist_cancelled_by_fkey
		foreign key (cancelled_by_staff_id)
		references counter.staff (id),
	constraint waitlist_tier_check
		check (desired_tier in ('STANDARD', 'DOUBLE', 'SPECIAL')
			and desired_tier <> backup_tier),
	constraint waitlist_attempts_check check (offer_attempts >= 0),
	constraint waitlist_offer_check check (case status
		when 'OFFERED' then num_nulls(room_id, offered_at,
			offer_expires_at) = 0 and offer_expires_at > offered_at
		when 'ACTIVE' then num_nonnulls(room_id, offer_expires_at) = 0
		else true end),
	constraint waitlist_end_check check (
		(status = 'COMPLETED') = (completed_at is not null)
		and (status = 'CANCELLED') = (cancelled_at is not null)),
	constraint waitlist_reason_check check (status <> 'CANCELLED'
		or coalesce(cancel_reason ~ '[^[:space:]]', false))
);
-- a visit waits for one thing, and a room is offered to one visit
create unique index waitlist_open_key on counter.waitlist (visit_id)
	where status in ('ACTIVE', 'OFFERED');
create unique index waitlist_offered_key on counter.waitlist (room_id)
	where status = 'OFFERED';
create index waitlist_place_idx
	on counter.waitlist (desired_tier, created_at)
	where status in ('ACTIVE', 'OFFERED');
create index waitlist_visit_idx on counter.waitlist (visit_id);
create index waitlist_block_idx on counter.waitlist (checkin_block_id);
create index waitlist_room_idx on counter.waitlist (room_id)
	where room_id is not null;
create index waitlist_cancelled_by_idx
	on counter.waitlist (cancelled_by_staff_id)
	where cancelled_by_staff_id is not null;

alter table counter.checkin_blocks
	add constraint checkin_blocks_waitlist_fkey foreign key (waitlist_id)
	references counter.waitlist (id);
create index checkin_blocks_waitlist_idx
	on counter.checkin_blocks (waitlist_id) where waitlist_id is not null;

-- A unit that a lane has selected or an offer holds, for a while.
create table counter.inventory_reservations (
	id uuid not null default gen_random_uuid(),
	kind counter.inventory_reservation_kind not null,
	resource_type counter.inventory_resource_type not null,
	resource_id uuid not null,
	-- the same, for the references
	room_id uuid generated always as (case when resource_type = 'room'
		then resource_id end) stored,
	locker_id uuid generated always as (case when resource_type = 'locker'
		then resource_id end) stored,
	lane_session_id uuid,
	waitlist_id uuid,
	created_at timestamptz not null default clock_timestamp(),
	expires_at timestamptz not null,
	released_at timestamptz,
	release_reason varchar,
	constraint inventory_reservations_pkey primary key (id),
	constraint inventory_reservations_room_fkey foreign key (room_id)
		references counter.rooms (id),
	constraint inventory_reservations_locker_fkey foreign key (locker_id)
		references counter.lockers (id),
	constraint inventory_reservations_session_fkey
		foreign key (lane_session_id)
		references counter.lane_sessions (id),
	constraint inventory_reservations_waitlist_fkey
		foreign key (waitlist_id) references counter.waitlist (id),
	constraint inventory_reservations_for_check check (case kind
		when 'LANE_SELECTION' then lane_session_id is not null
			and waitlist_id is null
		else waitlist_id is not null and lane_session_id is null
			and resource_type = 'room' end),
	constraint inventory_reservations_reason_check check
		((released_at is null) = (release_reason is null))
);
create unique index inventory_reservations_open_key
	on counter.inventory_reservations (resource_type, resource_id)
	where released_at is null;
create index inventory_reservations_room_idx
	on counter.inventory_reservations (room_id) where room_id is not null;
create index inventory_reservations_locker_idx
	on counter.inventory_reservations (locker_id)
	where locker_id is not null;
create index inventory_reservations_session_idx
	on counter.inventory_reservations (lane_session_id)
	where lane_session_id is not null;
create index inventory_reservations_waitlist_idx
	on counter.inventory_reservations (waitlist_id)
	where waitlist_id is not null;

create table counter.charges (
	id uuid not null default gen_random_uuid(),
	visit_id uuid not null,
	checkin_block_id uuid,
	type varchar not null,
	amount numeric(10,2) not null,
	payment_intent_id uuid,
	created_at timestamptz not null default clock_timestamp(),
	constraint charges_pkey primary key (id),
	constraint charges_visit_fkey foreign key (visit_id)
		references counter.visits (id),
	constraint charges_block_fkey foreign key (checkin_block_id)
		references counter.checkin_blocks (id),
	constraint charges_intent_fkey foreign key (payment_intent_id)
		references counter.payment_intents (id),
	constraint charges_intent_key unique (payment_intent_id),
	-- LATE_FEE, UPGRADE_FEE and others: the set is open
	constraint charges_type_check check (type ~ '^[A-Z][A-Z0-9_]*$'),
	constraint charges_amount_check check (amount >= 0),
	constraint charges_late_check check (type <> 'LATE_FEE'
		or checkin_block_id is not null)
);
create unique index charges_late_key on counter.charges (checkin_block_id)
	where type = 'LATE_FEE';
create index charges_visit_idx on counter.charges (visit_id);
create index charges_block_idx on counter.charges (checkin_block_id);
create index charges_created_idx on counter.charges (created_at);

create table counter.checkout_requests (
	id uuid not null default gen_random_uuid(),
	occupancy_id uuid not null,
	key_tag_id uuid,
	kiosk_device_id varchar,
	status counter.checkout_request_status not null default 'SUBMITTED',
	claimed_by_staff_id uuid,
	claimed_at timestamptz,
	claim_expires_at timestamptz,
	customer_checklist_json jsonb,
	late_minutes integer not null default 0,
	late_fee_amount numeric(10,2) not null default 0,
	ban_applied boolean not null default false,
	items_confirmed boolean not null default false,
	fee_paid boolean not null default false,
	created_at timestamptz not null default clock_timestamp(),
	completed_at timestamptz,
	constraint checkout_requests_pkey primary key (id),
	constraint checkout_requests_occupancy_fkey foreign key (occupancy_id)
		references counter.checkin_blocks (id),
	constraint checkout_requests_tag_fkey foreign key (key_tag_id)
		references counter.key_tags (id),
	constraint checkout_requests_claimed_by_fkey
		foreign key (claimed_by_staff_id)
		references counter.staff (id),
	-- a claim is a lease of two minutes
	constraint checkout_requests_claim_check check (
		num_nulls(claimed_by_staff_id, claimed_at, claim_expires_at)
			in (0, 3)
		and (claimed_at is null or claim_expires_at > claimed_at
			and claim_expires_at
				<= claimed_at + interval '2 minutes')
		and (status not in ('CLAIMED', 'VERIFIED')
			or claimed_at is not null)),
	constraint checkout_requests_late_check check (late_minutes >= 0
		and late_fee_amount >= 0),
	constraint checkout_requests_verified_check
		check (status <> 'VERIFIED' or items_confirmed
			and (fee_paid or late_fee_amount = 0)
			and completed_at is not null)
);
create unique index checkout_requests_open_key
	on counter.checkout_requests (occupancy_id)
	where status in ('SUBMITTED', 'CLAIMED');
create index checkout_requests_occupancy_idx
	on counter.checkout_requests (occupancy_id);
create index checkout_requests_status_idx
	on counter.checkout_requests (status, created_at);
create index checkout_requests_tag_idx
	on counter.checkout_requests (key_tag_id)
	where key_tag_id is not null;
create index checkout_requests_claimed_by_idx
	on counter.checkout_requests (claimed_by_staff_id)
	where claimed_by_staff_id is not null;

create table counter.late_checkout_events (
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	occupancy_id uuid not null,
	checkout_request_id uuid,
	late_minutes integer not null,
	fee_amount numeric(10,2) not null,
	ban_applied boolean not null default false,
	created_at timestamptz not null default clock_timestamp(),
	constraint late_checkout_events_pkey primary key (id),
	constraint late_checkout_events_occupancy_key unique (occupancy_id),
	constraint late_checkout_events_customer_fkey
		foreign key (customer_id) references counter.customers (id),
	constraint late_checkout_events_occupancy_fkey
		foreign key (occupancy_id)
		references counter.checkin_blocks (id),
	constraint late_checkout_events_request_fkey
		foreign key (checkout_request_id)
		references counter.checkout_requests (id),
	constraint late_checkout_events_minutes_check
		check (late_minutes >= 30),
	constraint late_checkout_events_fee_check check (fee_amount >= 0),
	constraint late_checkout_events_ban_check
		check (not ban_applied or late_minutes >= 90)
);
create index late_checkout_events_customer_idx
	on counter.late_checkout_events (customer_id, created_at);
create index late_checkout_events_request_idx
	on counter.late_checkout_events (checkout_request_id)
	where checkout_request_id is not null;
create index late_checkout_events_created_idx
	on counter.late_checkout_events (created_at);

reset role;
