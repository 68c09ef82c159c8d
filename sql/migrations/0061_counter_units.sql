-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: rooms and lockers, their key tags, and how they are cleaned
-- (document 002; domain.md 1.2 and 1.7).  Whose a unit is now stands in its
-- own row, and that row is the judge (database.md 3).

set role desk_owner;

-- A room's tier is its number's (domain.md 1.2).
create function counter.room_tier(number varchar) returns counter.room_type
language sql immutable
return case
	when number in ('216', '218', '225', '252', '262')
		then 'DOUBLE'::counter.room_type
	when number in ('201', '232', '256') then 'SPECIAL'::counter.room_type
	else 'STANDARD'::counter.room_type end;
revoke all on function counter.room_tier(varchar) from public;
grant execute on function counter.room_tier(varchar) to counter_app;

create table counter.rooms (
	id uuid not null default gen_random_uuid(),
	number varchar not null,
	type counter.room_type not null,
	status counter.room_status not null default 'CLEAN',
	assigned_to_customer_id uuid,
	override_flag boolean not null default false,
	version integer not null default 1,
	-- addition: domain.md §1.2
	floor integer not null default 1,
	-- addition: domain.md §1.2
	last_status_change timestamptz not null default clock_timestamp(),
	-- addition: domain.md §1.7
	override_reason text,
	constraint rooms_pkey primary key (id),
	constraint rooms_number_key unique (number),
	constraint rooms_customer_fkey foreign key (assigned_to_customer_id)
		references counter.customers (id),
	constraint rooms_type_no_deprecated
		check (type not in ('DELUXE', 'VIP')),
	constraint rooms_type_of_number_check
		check (type = counter.room_tier(number)),
	constraint rooms_occupant_check check (status = 'OCCUPIED'
		or assigned_to_customer_id is null)
);
create index rooms_customer_idx on counter.rooms (assigned_to_customer_id)
	where assigned_to_customer_id is not null;
create index rooms_status_idx on counter.rooms (type, status);

create table counter.lockers (
	id uuid not null default gen_random_uuid(),
	number varchar not null,
	status counter.room_status not null default 'CLEAN',
	assigned_to_customer_id uuid,
	-- addition: domain.md §1.7
	last_status_change timestamptz not null default clock_timestamp(),
	-- addition: domain.md §1.7
	override_reason text,
	constraint lockers_pkey primary key (id),
	constraint lockers_number_key unique (number),
	constraint lockers_customer_fkey foreign key (assigned_to_customer_id)
		references counter.customers (id),
	constraint lockers_number_check check (number ~ '^[0-9]{3}$'),
	constraint lockers_occupant_check check (status = 'OCCUPIED'
		or assigned_to_customer_id is null)
);
create index lockers_customer_idx on counter.lockers (assigned_to_customer_id)
	where assigned_to_customer_id is not null;
create index lockers_status_idx on counter.lockers (status);

comment on column counter.rooms.version is
	'counts the changes; what a writer says of it is ignored';
comment on column counter.rooms.override_reason is
	'why the present status was set out of turn; null after a step in turn';
comment on column counter.lockers.override_reason is
	'why the present status was set out of turn; null after a step in turn';

create table counter.key_tags (
	id uuid not null default gen_random_uuid(),
	tag_code varchar not null,
	tag_type counter.key_tag_type not null,
	room_id uuid,
	locker_id uuid,
	is_active boolean not null default true,
	created_at timestamptz not null default clock_timestamp(),
	constraint key_tags_pkey primary key (id),
	constraint key_tags_code_key unique (tag_code),
	constraint key_tags_room_fkey foreign key (room_id)
		references counter.rooms (id),
	constraint key_tags_locker_fkey foreign key (locker_id)
		references counter.lockers (id),
	constraint key_tags_one_unit_check
		check (num_nonnulls(room_id, locker_id) = 1)
);
create index key_tags_room_idx on counter.key_tags (room_id)
	where room_id is not null;
create index key_tags_locker_idx on counter.key_tags (locker_id)
	where locker_id is not null;

-- Several rooms scanned at once, and what became of each (domain.md 1.7).
create table counter.cleaning_batches (
	id uuid not null default gen_random_uuid(),
	staff_id uuid not null,
	started_at timestamptz not null default clock_timestamp(),
	completed_at timestamptz,
	constraint cleaning_batches_pkey primary key (id),
	constraint cleaning_batches_staff_fkey foreign key (staff_id)
		references counter.staff (id),
	constraint cleaning_batches_times_check
		check (completed_at >= started_at)
);
create index cleaning_batches_staff_idx on counter.cleaning_batches (staff_id);
create index cleaning_batches_started_idx
	on counter.cleaning_batches (started_at);

create table counter.cleaning_batch_rooms (
	id uuid not null default gen_random_uuid(),
	batch_id uuid not null,
	room_id uuid not null,
	status_from counter.room_status not null,
	status_to counter.room_status not null,
	transition_time timestamptz not null default clock_timestamp(),
	override_flag boolean not null default false,
	override_reason text,
	constraint cleaning_batch_rooms_pkey primary key (id),
	constraint cleaning_batch_rooms_batch_fkey foreign key (batch_id)
		references counter.cleaning_batches (id),
	constraint cleaning_batch_rooms_room_fkey foreign key (room_id)
		references counter.rooms (id),
	constraint cleaning_batch_rooms_reason_check check (not override_flag
		or coalesce(override_reason ~ '[^[:space:]]', false))
);
create index cleaning_batch_rooms_batch_idx
	on counter.cleaning_batch_rooms (batch_id);
create index cleaning_batch_rooms_room_idx
	on counter.cleaning_batch_rooms (room_id, transition_time);

reset role;
