-- SPDX-License-Identifier: GPL-3.0-or-later
-- The states of everything in the club but its bookings (step_booking.sql):
-- the steps stand in desk.transition, from migration 0035.

set role desk_owner;

drop trigger if exists a_step on club.event_rsvps;
create trigger a_step before insert or update of status on club.event_rsvps
	for each row execute function desk.step_allowed('club.rsvp', 'status',
		'An answer');

drop trigger if exists a_step on club.wellness_enrollments;
create trigger a_step before insert or update of status
	on club.wellness_enrollments
	for each row execute function desk.step_allowed('club.enrollment',
		'status', 'An enrollment');

drop trigger if exists a_step on club.tours;
create trigger a_step before insert or update of status on club.tours
	for each row execute function desk.step_allowed('club.tour', 'status',
		'A tour');

drop trigger if exists a_step on club.stripe_payment_intents;
create trigger a_step before insert or update of status
	on club.stripe_payment_intents
	for each row execute function desk.step_allowed('club.payment_intent',
		'status', 'A payment');

drop trigger if exists a_step on club.account_deletion_requests;
create trigger a_step before insert or update of status
	on club.account_deletion_requests
	for each row execute function desk.step_allowed(
		'club.deletion_request', 'status', 'A deletion request');

drop trigger if exists a_step on club.data_export_requests;
create trigger a_step before insert or update of status
	on club.data_export_requests
	for each row execute function desk.step_allowed('club.export_request',
		'status', 'An export');

drop trigger if exists a_step on club.bug_reports;
create trigger a_step before insert or update of status on club.bug_reports
	for each row execute function desk.step_allowed('club.bug_report',
		'status', 'A report');

drop trigger if exists a_step on club.form_submissions;
create trigger a_step before insert or update of status
	on club.form_submissions
	for each row execute function desk.step_allowed(
		'club.form_submission', 'status', 'A form');

drop trigger if exists a_step on club.job_queue;
create trigger a_step before insert or update of status on club.job_queue
	for each row execute function desk.step_allowed('club.job', 'status',
		'A job');

drop trigger if exists a_step on club.hubspot_sync_queue;
create trigger a_step before insert or update of status
	on club.hubspot_sync_queue
	for each row execute function desk.step_allowed('club.sync', 'status',
		'A job');

drop trigger if exists a_reconciliation on club.booking_requests;
create trigger a_reconciliation
	before insert or update of reconciliation_status
	on club.booking_requests
	for each row execute function desk.step_allowed('club.reconciliation',
		'reconciliation_status', 'A reconciliation');

reset role;
