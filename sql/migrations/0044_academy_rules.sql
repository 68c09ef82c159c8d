-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: its state machines (domain.md 4), its counters (database.md 3,
-- "Capacity"), its settings, and what its application may do.

set role desk_owner;

insert into desk.setting (system, key, value) values
	('academy', 'zone', 'America/Los_Angeles'),
	('academy', 'currency', 'USD');

-- A ticket becomes REFUNDED by its refund and by nothing else.  An unpaid
-- checkout lapses, so a PENDING ticket may end as CANCELED.  A new ask after
-- REJECTED turns the row back.
insert into desk.transition (machine, from_state, to_state, desk_only) values
	('academy.refund', '', 'PENDING', false),
	('academy.refund', 'PENDING', 'APPROVED', false),
	('academy.refund', 'PENDING', 'REJECTED', false),
	('academy.refund', 'APPROVED', 'COMPLETED', false),
	('academy.refund', 'REJECTED', 'PENDING', false),
	('academy.ticket', '', 'PENDING', false),
	('academy.ticket', '', 'ACTIVE', false),
	('academy.ticket', 'PENDING', 'ACTIVE', false),
	('academy.ticket', 'PENDING', 'CANCELED', false),
	('academy.ticket', 'ACTIVE', 'CANCELED', false),
	('academy.ticket', 'ACTIVE', 'REFUNDED', true),
	('academy.ticket', 'CANCELED', 'REFUNDED', true),
	('academy.event_registration', '', 'PENDING', false),
	('academy.event_registration', '', 'PAID', false),
	('academy.event_registration', 'PENDING', 'PAID', false),
	('academy.event_registration', 'PENDING', 'CANCELED', false),
	('academy.event_registration', 'PAID', 'CANCELED', false),
	('academy.session', '', 'PENDING', false),
	('academy.session', '', 'PAID', false),
	('academy.session', 'PENDING', 'PAID', false),
	('academy.session', 'PENDING', 'CANCELED', false),
	('academy.session', 'PAID', 'CANCELED', false);

-- How many children are registered for an event, and named on a ticket.  A
-- counter, since two writers each counting rows would both fit.
create table desk.academy_load (
	kind text not null,
	key text not null,
	taken integer not null,
	-- null: as many as like
	capacity integer,
	constraint academy_load_pkey primary key (kind, key),
	constraint academy_load_kind_check check (kind in ('event', 'ticket')),
	constraint academy_load_taken_check check (taken >= 0),
	constraint academy_load_event_fits
		check (kind <> 'event' or taken <= capacity),
	constraint academy_load_ticket_fits
		check (kind <> 'ticket' or taken <= capacity)
);

-- Which credits a session took, so that a cancelled one gives back the same:
-- one row of the balance (user_bulk_id is ''), and one for each package.
create table desk.academy_credit_use (
	session_detail_id text not null,
	user_bulk_id text not null,
	user_id text not null,
	used integer not null,
	constraint academy_credit_use_pkey
		primary key (session_detail_id, user_bulk_id),
	constraint academy_credit_use_used_check check (used >= 0)
);
create index academy_credit_use_bulk_idx
	on desk.academy_credit_use (user_bulk_id) where user_bulk_id <> '';

grant usage on schema academy to academy_app;
grant usage on schema desk to academy_app;
grant select, insert, update, delete on all tables in schema academy
	to academy_app;
grant usage on type academy.user_role, academy.event_type,
	academy.skill_level, academy.status_event_registration,
	academy.status_ticket, academy.status_refund,
	academy.subscription_plan, academy.subscription_status,
	academy.newsletter_status to academy_app;
-- the machines are judged with the writer's own rights
grant select on desk.transition to academy_app;

-- Open columns are read where they stand (sql/functions/zz_columns_*.sql).
grant usage on schema academy to desk_frontdesk, desk_manager, desk_support;

reset role;
