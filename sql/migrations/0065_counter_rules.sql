-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: rows that rules need: state machines (domain.md 1.3, 1.6 to 1.9),
-- prices (1.5), what lateness costs (1.8), and what the application may do.

set role desk_owner;

insert into desk.setting (system, key, value) values
	('counter', 'zone', 'America/Los_Angeles'),
	('counter', 'currency', 'USD'),
	('counter', 'membership_fee_minor', '1300'),
	('counter', 'six_month_minor', '4300'),
	('counter', 'two_hours_minor', '2000'),
	-- how far from the end of a stay it may be renewed
	('counter', 'renewal_window_minutes', '60'),
	('counter', 'lowest_age', '18');

-- IDLE and AWAITING_CUSTOMER are lanes without anybody; a reset leads from
-- everywhere to COMPLETED.  CANCELLED is the end that no screen reaches.
insert into desk.transition (machine, from_state, to_state)
select 'counter.lane_session', f.state, unnest(f.targets)
from (values
	('', array['IDLE', 'AWAITING_CUSTOMER', 'ACTIVE']),
	('IDLE', array['AWAITING_CUSTOMER', 'ACTIVE', 'COMPLETED',
		'CANCELLED']),
	('AWAITING_CUSTOMER', array['ACTIVE', 'COMPLETED', 'CANCELLED']),
	('ACTIVE', array['AWAITING_ASSIGNMENT', 'AWAITING_PAYMENT',
		'COMPLETED', 'CANCELLED']),
	('AWAITING_ASSIGNMENT', array['AWAITING_PAYMENT', 'COMPLETED',
		'CANCELLED']),
	('AWAITING_PAYMENT', array['AWAITING_SIGNATURE', 'COMPLETED',
		'CANCELLED']),
	('AWAITING_SIGNATURE', array['COMPLETED', 'CANCELLED'])
) as f (state, targets);

insert into desk.transition (machine, from_state, to_state) values
	('counter.payment', '', 'DUE'),
	('counter.payment', 'DUE', 'PAID'),
	('counter.payment', 'DUE', 'CANCELLED'),
	('counter.payment', 'PAID', 'REFUNDED'),
	('counter.waitlist', '', 'ACTIVE'),
	('counter.waitlist', 'ACTIVE', 'OFFERED'),
	('counter.waitlist', 'ACTIVE', 'CANCELLED'),
	('counter.waitlist', 'ACTIVE', 'EXPIRED'),
	('counter.waitlist', 'OFFERED', 'ACTIVE'),
	('counter.waitlist', 'OFFERED', 'COMPLETED'),
	('counter.waitlist', 'OFFERED', 'CANCELLED'),
	('counter.waitlist', 'OFFERED', 'EXPIRED'),
	('counter.checkout', '', 'SUBMITTED'),
	('counter.checkout', 'SUBMITTED', 'CLAIMED'),
	('counter.checkout', 'SUBMITTED', 'CANCELLED'),
	('counter.checkout', 'CLAIMED', 'VERIFIED'),
	('counter.checkout', 'CLAIMED', 'CANCELLED');

-- Steps of a room or locker in turn; any other needs a written reason.
insert into desk.transition (machine, from_state, to_state)
select 'counter.unit', f.state, unnest(f.targets)
from (values
	('', array['DIRTY', 'CLEANING', 'CLEAN', 'OCCUPIED']),
	('DIRTY', array['CLEANING', 'OCCUPIED']),
	('CLEANING', array['DIRTY', 'CLEAN']),
	('CLEAN', array['CLEANING', 'DIRTY', 'OCCUPIED']),
	('OCCUPIED', array['CLEAN', 'DIRTY'])
) as f (state, targets);

-- What a rental costs by age and hour of the week (domain.md 1.5): `discount`
-- is Monday to Friday 08:00 to 16:00, `weekend` Friday 16:00 to Monday 08:00.
create table desk.counter_rate (
	rental counter.rental_type not null,
	youth boolean not null,
	discount_minor integer not null,
	regular_minor integer not null,
	weekend_minor integer not null,
	constraint counter_rate_pkey primary key (rental, youth)
);
insert into desk.counter_rate (rental, youth, discount_minor, regular_minor,
	weekend_minor)
values
	('STANDARD', false, 2700, 3000, 3000),
	('DOUBLE', false, 3700, 4000, 4000),
	('SPECIAL', false, 4700, 5000, 5000),
	('LOCKER', false, 1600, 1900, 2400),
	('GYM_LOCKER', false, 0, 0, 0),
	('STANDARD', true, 3000, 3000, 3000),
	('DOUBLE', true, 5000, 5000, 5000),
	('SPECIAL', true, 5000, 5000, 5000),
	('LOCKER', true, 0, 700, 700),
	('GYM_LOCKER', true, 0, 0, 0);

create table desk.counter_upgrade (
	from_tier counter.rental_type not null,
	to_tier counter.rental_type not null,
	minor integer not null,
	constraint counter_upgrade_pkey primary key (from_tier, to_tier)
);
insert into desk.counter_upgrade (from_tier, to_tier, minor) values
	('LOCKER', 'STANDARD', 800), ('LOCKER', 'DOUBLE', 1700),
	('LOCKER', 'SPECIAL', 2700), ('GYM_LOCKER', 'STANDARD', 800),
	('GYM_LOCKER', 'DOUBLE', 1700), ('GYM_LOCKER', 'SPECIAL', 2700),
	('STANDARD', 'DOUBLE', 900), ('STANDARD', 'SPECIAL', 1900),
	('DOUBLE', 'SPECIAL', 900);

create table desk.counter_lateness (
	from_minutes integer not null,
	minor integer not null,
	ban_days integer not null,
	constraint counter_lateness_pkey primary key (from_minutes)
);
insert into desk.counter_lateness (from_minutes, minor, ban_days) values
	(0, 0, 0), (30, 1500, 0), (60, 3500, 0), (90, 3500, 30);

-- Who a person of the console is at the counter.
alter table desk.staff add column counter_staff_id uuid,
	add constraint staff_counter_staff_key unique (counter_staff_id),
	add constraint staff_counter_staff_fkey foreign key (counter_staff_id)
		references counter.staff (id);

grant usage on schema desk, counter to counter_app;
grant select, insert, update, delete on all tables in schema counter
	to counter_app;
revoke update, delete on counter.audit_log, counter.agreement_signatures
	from counter_app;
revoke insert, update, delete on counter.members from counter_app;
-- The state machines are judged with the writer's own rights.
grant select on desk.transition to counter_app;
-- Open columns are read where they stand.
grant usage on schema counter to desk_frontdesk, desk_manager, desk_support;

reset role;
