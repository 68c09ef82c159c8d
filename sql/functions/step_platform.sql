-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the machines of domain.md 5 (sql/migrations/0077_platform_rules.sql).

set role desk_owner;

drop trigger if exists a_step on platform.bookings;
create trigger a_step before insert or update of status on platform.bookings
	for each row execute function desk.step_allowed('platform.booking',
		'status', 'A booking');

drop trigger if exists a_step_payment on platform.bookings;
create trigger a_step_payment before insert or update of payment_status on platform.bookings
	for each row execute function desk.step_allowed('platform.booking_payment',
		'payment_status', 'A payment');

drop trigger if exists a_step on platform.delivery_assignments;
create trigger a_step before insert or update of status on platform.delivery_assignments
	for each row execute function desk.step_allowed('platform.assignment',
		'status', 'A stop');

drop trigger if exists a_step on platform.invitations;
create trigger a_step before insert or update of status on platform.invitations
	for each row execute function desk.step_allowed('platform.invitation',
		'status', 'An invitation');

drop trigger if exists a_step on platform.subscriptions;
create trigger a_step before insert or update of status on platform.subscriptions
	for each row execute function desk.step_allowed('platform.subscription',
		'status', 'A subscription');

drop trigger if exists a_step on platform.invoices;
create trigger a_step before insert or update of status on platform.invoices
	for each row execute function desk.step_allowed('platform.invoice',
		'status', 'An invoice');

drop trigger if exists a_step on platform.payment_transactions;
create trigger a_step before insert or update of status on platform.payment_transactions
	for each row execute function desk.step_allowed('platform.transaction',
		'status', 'A payment');

drop trigger if exists a_step on platform.experiments;
create trigger a_step before insert or update of status on platform.experiments
	for each row execute function desk.step_allowed('platform.experiment',
		'status', 'An experiment');

reset role;
