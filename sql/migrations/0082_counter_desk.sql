-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter at the desk: the numbers of domain.md 1.3 to 1.8 that were not
-- settings yet, so that each stands in one place and a manager can change it,
-- and what no number may be.

set role desk_owner;

insert into desk.setting (system, key, value) values
	('counter', 'lanes', '2'),
	-- how long a room stays offered: by staff, and by its turning clean
	('counter', 'offer_minutes', '10'),
	('counter', 'auto_offer_minutes', '15'),
	-- how long somebody has a checkout for themselves
	('counter', 'claim_minutes', '2'),
	-- what ends soon is shown as such
	('counter', 'soon_minutes', '30'),
	-- how long before its end a stay can be checked out unasked
	('counter', 'checkout_window_minutes', '60'),
	('counter', 'hours_cap', '14');

alter table desk.counter_rate
	add constraint counter_rate_minor_check check (discount_minor >= 0
		and regular_minor >= 0 and weekend_minor >= 0);
alter table desk.counter_upgrade
	add constraint counter_upgrade_minor_check check (minor >= 0);
alter table desk.counter_lateness
	add constraint counter_lateness_minor_check
		check (minor >= 0 and ban_days >= 0);

-- The cap is a setting; what a visit was allowed when it bought its last hours
-- stays with it (database.md 7: ceilings are updated, never summed).
alter table desk.counter_visit_load
	add column allowed integer not null default 14,
	drop constraint counter_visit_load_fits,
	add constraint counter_visit_load_fits check (hours <= allowed);

-- What a manager changes of the settings is on record too.
alter table counter.audit_log
	drop constraint audit_log_entity_type_check,
	add constraint audit_log_entity_type_check check (entity_type in (
		'waitlist', 'visit', 'room', 'locker', 'payment_intent',
		'customer', 'checkin_block', 'staff', 'staff_session',
		'register_session', 'staff_webauthn_credential',
		'timeclock_session', 'time_off_request', 'employee_shift',
		'employee_document', 'lane_session', 'checkout_request',
		'agreement', 'key_tag', 'charge', 'setting'));

insert into desk.constraint_sentence (name, code, sentence) values
	('counter_rate_minor_check', 'limit', 'A price cannot be negative'),
	('counter_upgrade_minor_check', 'limit', 'A fee cannot be negative'),
	('counter_lateness_minor_check', 'limit',
		'A fee and a ban cannot be negative');

reset role;
