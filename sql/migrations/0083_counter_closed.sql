-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: units that are out of order, which the document has no column for
-- and every writer is held to (product.md F3, wireframes.md 2a).

set role desk_owner;

create table desk.counter_closed (
	resource_type counter.inventory_resource_type not null,
	resource_id uuid not null,
	-- the same, for the references
	room_id uuid generated always as (case when resource_type = 'room'
		then resource_id end) stored,
	locker_id uuid generated always as (case when resource_type = 'locker'
		then resource_id end) stored,
	since timestamptz not null,
	staff_id uuid not null,
	reason text not null,
	constraint counter_closed_pkey
		primary key (resource_type, resource_id),
	constraint counter_closed_room_fkey foreign key (room_id)
		references counter.rooms (id) on delete cascade,
	constraint counter_closed_locker_fkey foreign key (locker_id)
		references counter.lockers (id) on delete cascade,
	constraint counter_closed_staff_fkey foreign key (staff_id)
		references counter.staff (id),
	constraint counter_closed_reason_check
		check (reason ~ '[^[:space:]]')
);
create index counter_closed_room_idx on desk.counter_closed (room_id)
	where room_id is not null;
create index counter_closed_locker_idx on desk.counter_closed (locker_id)
	where locker_id is not null;
create index counter_closed_staff_idx on desk.counter_closed (staff_id);
comment on table desk.counter_closed is
	'rooms and lockers that are out of order: nobody gets them';

insert into desk.constraint_sentence (name, code, sentence) values
	('counter_closed_room_fkey', 'missing', 'There is no such room'),
	('counter_closed_locker_fkey', 'missing', 'There is no such locker'),
	('counter_closed_staff_fkey', 'missing',
		'There is no such member of staff'),
	('counter_closed_reason_check', 'reason',
		'Taking a unit out of order needs a reason');

reset role;
