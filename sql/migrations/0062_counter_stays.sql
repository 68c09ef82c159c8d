-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: the lane session that coordinates, the visit and its blocks that
-- are the record, and what is owed for them (document 002; domain.md 1.2 to
-- 1.4).

set role desk_owner;

create table counter.lane_sessions (
	id uuid not null default gen_random_uuid(),
	lane_id varchar not null,
	status counter.lane_session_status not null default 'IDLE',
	staff_id uuid,
	customer_id uuid,
	proposed_rental_type counter.rental_type,
	proposed_by varchar,
	selection_confirmed boolean not null default false,
	selection_confirmed_by varchar,
	selection_locked_at timestamptz,
	waitlist_desired_type counter.rental_type,
	backup_rental_type counter.rental_type,
	price_quote_json jsonb,
	disclaimers_ack_json jsonb,
	payment_intent_id uuid,
	-- addition: domain.md §1.1
	checkin_mode varchar not null default 'CHECKIN',
	-- addition: domain.md §1.3
	desired_rental_type counter.rental_type,
	-- addition: domain.md §1.1
	membership_choice varchar,
	-- addition: domain.md §1.1
	membership_purchase_intent varchar,
	-- addition: domain.md §1.1
	renewal_hours integer,
	-- addition: domain.md §1.1
	assigned_resource_type counter.inventory_resource_type,
	-- addition: domain.md §1.1
	assigned_resource_id uuid,
	-- addition: domain.md §1.1 (the same, for the references)
	assigned_room_id uuid generated always as
		(case when assigned_resource_type = 'room'
			then assigned_resource_id end) stored,
	-- addition: domain.md §1.1 (the same, for the references)
	assigned_locker_id uuid generated always as
		(case when assigned_resource_type = 'locker'
			then assigned_resource_id end) stored,
	-- addition: domain.md §1.1
	id_scan_issue varchar,
	-- addition: domain.md §1.3
	past_due_bypassed boolean not null default false,
	-- addition: domain.md §1.3
	past_due_bypassed_by_staff_id uuid,
	-- addition: domain.md §1.3
	past_due_bypassed_at timestamptz,
	-- addition: domain.md §1.3
	kiosk_acknowledged_at timestamptz,
	-- addition: domain.md §1.10
	created_at timestamptz not null default clock_timestamp(),
	-- addition: domain.md §1.10
	updated_at timestamptz not null default clock_timestamp(),
	constraint lane_sessions_pkey primary key (id),
	constraint lane_sessions_staff_fkey foreign key (staff_id)
		references counter.staff (id),
	constraint lane_sessions_customer_fkey foreign key (customer_id)
		references counter.customers (id),
	constraint lane_sessions_bypassed_by_fkey
		foreign key (past_due_bypassed_by_staff_id)
		references counter.staff (id),
	constraint lane_sessions_room_fkey foreign key (assigned_room_id)
		references counter.rooms (id),
	constraint lane_sessions_locker_fkey foreign key (assigned_locker_id)
		references counter.lockers (id),
	constraint lane_sessions_lane_check check (lane_id ~ '^[1-9][0-9]?$'),
	constraint lane_sessions_proposed_by_check check (
		(proposed_by is null) = (proposed_rental_type is null)
		and coalesce(proposed_by in ('CUSTOMER', 'EMPLOYEE'), true)),
	constraint lane_sessions_confirmed_by_check
		check (selection_confirmed_by in ('CUSTOMER', 'EMPLOYEE')),
	-- confirmed and locked are one moment (domain.md 1.3)
	constraint lane_sessions_confirmed_check check (
		selection_confirmed = (selection_locked_at is not null)
		and selection_confirmed
			= (selection_confirmed_by is not null)
		and (not selection_confirmed
			or proposed_rental_type is not null)),
	-- nobody pays for, or signs, what is not locked
	constraint lane_sessions_locked_check check (status not in
		('AWAITING_PAYMENT', 'AWAITING_SIGNATURE')
		or selection_confirmed and customer_id is not null
			and payment_intent_id is not null),
	constraint lane_sessions_mode_check
		check (checkin_mode in ('CHECKIN', 'RENEWAL')),
	constraint lane_sessions_choice_check
		check (membership_choice in ('ONE_TIME', 'SIX_MONTH')),
	constraint lane_sessions_intent_check
		check (membership_purchase_intent in ('PURCHASE', 'RENEW')),
	constraint lane_sessions_hours_check check (renewal_hours in (2, 6)),
	constraint lane_sessions_resource_check check (
		num_nulls(assigned_resource_type, assigned_resource_id) <> 1),
	constraint lane_sessions_issue_check
		check (id_scan_issue in ('ID_EXPIRED', 'UNDERAGE')),
	constraint lane_sessions_bypass_check check (past_due_bypassed =
		(past_due_bypassed_by_staff_id is not null)
		and past_due_bypassed = (past_due_bypassed_at is not null))
);
-- a lane has one session at a time; a start reuses it
create unique index lane_sessions_open_key on counter.lane_sessions (lane_id)
	where status not in ('COMPLETED', 'CANCELLED');
-- and a unit is selected at one lane
create unique index lane_sessions_selected_key on counter.lane_sessions
	(assigned_resource_type, assigned_resource_id)
	where assigned_resource_id is not null
	  and status in ('ACTIVE', 'AWAITING_CUSTOMER', 'AWAITING_ASSIGNMENT',
		'AWAITING_PAYMENT', 'AWAITING_SIGNATURE');
create index lane_sessions_created_idx on counter.lane_sessions (created_at);
create index lane_sessions_staff_idx on counter.lane_sessions (staff_id);
create index lane_sessions_customer_idx
	on counter.lane_sessions (customer_id);
create index lane_sessions_bypassed_by_idx
	on counter.lane_sessions (past_due_bypassed_by_staff_id)
	where past_due_bypassed_by_staff_id is not null;
create index lane_sessions_room_idx on counter.lane_sessions (assigned_room_id)
	where assigned_room_id is not null;
create index lane_sessions_locker_idx
	on counter.lane_sessions (assigned_locker_id)
	where assigned_locker_id is not null;

create table counter.payment_intents (
	id uuid not null default gen_random_uuid(),
	lane_session_id uuid,
	amount numeric(10,2) not null,
	status counter.payment_status not null default 'DUE',
	quote_json jsonb not null,
	square_transaction_id varchar,
	paid_at timestamptz,
	-- addition: domain.md §1.1
	payment_method varchar,
	-- addition: domain.md §1.6
	created_at timestamptz not null default clock_timestamp(),
	constraint payment_intents_pkey primary key (id),
	-- what a lane session refers to is its own intent
	constraint payment_intents_session_key unique (id, lane_session_id),
	constraint payment_intents_session_fkey foreign key (lane_session_id)
		references counter.lane_sessions (id),
	constraint payment_intents_amount_check check (amount >= 0),
	constraint payment_intents_paid_check check
		((status in ('PAID', 'REFUNDED')) = (paid_at is not null)),
	constraint payment_intents_method_check
		check (payment_method in ('CASH', 'CREDIT')),
	-- the quote's total, or the amount of an upgrade or an extension
	constraint payment_intents_quote_check check (case
		when jsonb_typeof(coalesce(quote_json -> 'total',
			quote_json -> 'amount')) = 'number'
		then (coalesce(quote_json -> 'total',
			quote_json -> 'amount') #>> '{}')::numeric = amount
		else false end)
);
-- at most one intent of a lane session waits for money
create unique index payment_intents_due_key
	on counter.payment_intents (lane_session_id) where status = 'DUE';
create index payment_intents_session_idx
	on counter.payment_intents (lane_session_id);
create index payment_intents_status_idx
	on counter.payment_intents (status, created_at);
create index payment_intents_paid_idx on counter.payment_intents (paid_at)
	where paid_at is not null;

alter table counter.lane_sessions
	add constraint lane_sessions_payment_fkey
	foreign key (payment_intent_id, id)
	references counter.payment_intents (id, lane_session_id);
create index lane_sessions_payment_idx
	on counter.lane_sessions (payment_intent_id, id)
	where payment_intent_id is not null;

create table counter.visits (
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	started_at timestamptz not null default clock_timestamp(),
	ended_at timestamptz,
	constraint visits_pkey primary key (id),
	constraint visits_customer_fkey foreign key (customer_id)
		references counter.customers (id),
	constraint visits_times_check check (ended_at >= started_at)
);
create unique index visits_active_key on counter.visits (customer_id)
	where ended_at is null;
create index visits_customer_idx on counter.visits (customer_id, started_at);
create index visits_started_idx on counter.visits (started_at);

create table counter.checkin_blocks (
	id uuid not null default gen_random_uuid(),
	visit_id uuid not null,
	block_type counter.block_type not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	room_id uuid,
	locker_id uuid,
	rental_type counter.rental_type not null,
	agreement_signed boolean not null default false,
	has_tv_remote boolean not null default false,
	waitlist_id uuid,
	session_id uuid,
	constraint checkin_blocks_pkey primary key (id),
	constraint checkin_blocks_visit_fkey foreign key (visit_id)
		references counter.visits (id),
	constraint checkin_blocks_room_fkey foreign key (room_id)
		references counter.rooms (id),
	constraint checkin_blocks_locker_fkey foreign key (locker_id)
		references counter.lockers (id),
	constraint checkin_blocks_session_fkey foreign key (session_id)
		references counter.lane_sessions (id),
	constraint checkin_blocks_times_check check (starts_at < ends_at),
	-- six hours, ended on a quarter hour or not; the last two are exact
	constraint checkin_blocks_length_check check (case block_type
		when 'FINAL2H' then ends_at - starts_at = interval '2 hours'
		else ends_at - starts_at >= interval '6 hours'
			and ends_at - starts_at
				< interval '6 hours 15 minutes' end),
	constraint checkin_blocks_unit_check check (case
		when rental_type in ('LOCKER', 'GYM_LOCKER')
		then locker_id is not null and room_id is null
		else room_id is not null and locker_id is null end),
	constraint checkin_blocks_no_overlap exclude using gist
		(visit_id with =, tstzrange(starts_at, ends_at) with &&)
);
create unique index checkin_blocks_initial_key
	on counter.checkin_blocks (visit_id) where block_type = 'INITIAL';
create index checkin_blocks_visit_idx
	on counter.checkin_blocks (visit_id, starts_at);
create index checkin_blocks_room_idx
	on counter.checkin_blocks (room_id, starts_at)
	where room_id is not null;
create index checkin_blocks_locker_idx
	on counter.checkin_blocks (locker_id, starts_at)
	where locker_id is not null;
create index checkin_blocks_session_idx
	on counter.checkin_blocks (session_id) where session_id is not null;
create index checkin_blocks_ends_idx on counter.checkin_blocks (ends_at);

-- How many hours a visit has bought, by its blocks' kinds.  A counter, since
-- two desks each adding up the blocks would both fit (database.md 3).
create table desk.counter_visit_load (
	visit_id uuid not null,
	hours integer not null,
	constraint counter_visit_load_pkey primary key (visit_id),
	constraint counter_visit_load_visit_fkey foreign key (visit_id)
		references counter.visits (id) on delete cascade,
	constraint counter_visit_load_fits check (hours <= 14)
);

reset role;
