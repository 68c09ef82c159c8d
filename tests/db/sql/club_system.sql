-- SPDX-License-Identifier: GPL-3.0-or-later
-- Imports, queues, webhooks, checks, forms and content of the club.
begin;
\ir fixture.psql
\ir writing.psql
select no_plan();

-- Imports and letters.
select is(t.write($$ insert into club.trackman_import_runs (started_at,
	completed_at, records_processed, records_matched, status) values
	('2026-11-21 03:00', '2026-11-21 03:02', 40, 38, 'completed') $$),
	'done', 'an import');
select is(t.write($$ insert into club.trackman_import_runs (started_at,
	completed_at) values ('2026-11-21 03:00', '2026-11-21 02:00') $$),
	'An import ends after it begins', 'ends later');
select is(t.write($$ insert into club.trackman_import_runs (records_processed,
	records_matched) values (1, 2) $$),
	'No more records are matched than were read', 'matches what it read');
select is(t.write(format($$ insert into club.trackman_webhook_events
	(event_type) values (%L) $$, x)), 'done', 'a letter: ' || x)
from unnest(array['user_update', 'booking_update', 'purchase_update',
	'purchase_paid', 'unknown', 'booking.created', 'booking.updated',
	'booking.cancelled', 'booking.deleted', 'booking.confirmed',
	'booking.modified', 'booking.block', 'booking.block_cancelled']) x;
select is(t.write($$ insert into club.trackman_webhook_events (event_type)
	values ('booking.eaten') $$),
	'There is no such kind of letter from Trackman', 'others are unknown');
select is(t.write($$ insert into club.trackman_webhook_dedup
	(trackman_booking_id) values ('BK-1'), ('BK-1') $$),
	'That Trackman booking is noted already', 'a booking is noted once');
select is(t.write($$ insert into club.webhook_processed_events (event_id,
	source) values ('evt_1', 'stripe') $$), 'done', 'a letter');
select is(t.write($$ insert into club.webhook_processed_events (event_id,
	source) values ('evt_1', 'stripe') $$),
	'That letter was dealt with already', 'is dealt with once');

-- Queues and limits.
select is(t.write($$ insert into club.job_queue (job_type, attempts)
	values ('email', -1) $$), 'A number of attempts cannot be negative',
	'attempts are counted up');
select is(t.write($$ insert into club.job_queue (job_type) values ('email')
	$$), 'done', 'a job');
select is((select run_at from club.job_queue), '2026-11-21 14:07'::timestamp,
	'runs now, unless somebody says when');
select is(t.write($$ insert into club.rate_limits (key, count) values
	('10.0.0.1', 3) $$), 'done', 'a limit');
select is(t.write($$ update club.rate_limits set count = -1 $$),
	'A count cannot be negative', 'is counted up');
select is(t.write($$ insert into club.rate_limits (key) values ('10.0.0.1')
	$$), 'That limit is counted already', 'in one row');

-- Checks of the club's own data.
select is(t.write($$ insert into club.integrity_check_history (issues_found)
	values (-1) $$), 'A number of issues cannot be negative',
	'issues are counted up');
select is(t.write($$ insert into club.integrity_issues_tracking (issue_key,
	issue_type) values ('k1', 'orphan') $$), 'done', 'an issue');
select is(t.write($$ insert into club.integrity_issues_tracking (issue_key,
	issue_type) values ('k1', 'orphan') $$), 'That issue is tracked already',
	'is tracked once');
select is(t.write($$ insert into club.integrity_ignores (issue_key, ignored_by,
	reason) values ('k1', 'ana', ' ') $$), 'An issue is ignored for a reason',
	'ignored for a reason');
select is(t.write($$ insert into club.integrity_ignores (issue_key, ignored_by,
	reason) values ('k1', 'ana', 'known') $$), 'done', 'that somebody gave');
select is(t.write($$ insert into club.integrity_ignores (issue_key, ignored_by,
	reason) values ('k1', 'ana', 'again') $$),
	'That issue is ignored already', 'once');
select is(t.write($$ insert into club.integrity_audit_log (action, issue_key)
	values ('ignored', 'k1') $$), 'done', 'and on record');
select is(t.write(statement), 'may not', statement)
from unnest(array['update club.integrity_audit_log set action = ''x''',
	'delete from club.integrity_audit_log',
	'truncate club.integrity_audit_log']) statement;
select throws_ok('update club.integrity_audit_log set action = ''x''', '42501',
	null, 'which nobody changes');

-- A fact over another is an issue here, too: once, again when it comes again.
create function t.issue() returns text
language sql
as $$
	select string_agg(i.status || ' ' || (i.details ->> 'src'), ', ')
	from club.integrity_issues_tracking i
	where i.issue_key like 'overlap:t:%:resource:2'
$$;
select t.book(2, '2026-11-21 19:00', 60, 'anna') ->> 'ok' as booked \gset
select is(t.write($$ insert into club.trackman_bay_slots (resource_id,
	trackman_booking_id, slot_date, start_time, end_time)
	values (2, 'TM-1', '2026-11-21', '19:00', '20:00') $$), 'done',
	'Trackman reports what the console has booked otherwise');
select is(t.issue(), 'open t', 'which the club finds among its issues');
update club.trackman_bay_slots set end_time = '20:30';
select is(t.issue(), 'open t', 'once');
update club.integrity_issues_tracking set status = 'ignored'
where issue_type = 'overlap';
update club.trackman_bay_slots set end_time = '20:00';
select is(t.issue(), 'ignored t', 'what is ignored stays so');
update club.integrity_issues_tracking set status = 'resolved'
where issue_type = 'overlap';
update club.trackman_bay_slots set end_time = '21:00';
select is(t.issue(), 'open t', 'what was resolved is open when it comes again');

select is(t.write($$ insert into club.legacy_import_jobs (import_type,
	records_processed) values ('sales', -1) $$),
	'A number of records cannot be negative', 'records are counted up');
select is(t.write($$ insert into club.legacy_import_jobs (import_type,
	started_at, completed_at) values ('sales', '2026-11-21', '2026-11-20')
	$$), 'An import ends after it begins', 'old imports end later, too');

-- What the site shows.
select is(t.write($$ insert into club.cafe_items (category, name, price)
	values ('Drinks', 'Water', 3.50), ('Snacks', 'Water', 4) $$), 'done',
	'a name may stand in two categories of the menu');
select is(t.write($$ insert into club.cafe_items (category, name, price)
	values ('Drinks', 'Water', 3) $$), 'The menu has that item already',
	'but once in each');
select is(t.write($$ insert into club.cafe_items (category, name, price)
	values ('Drinks', 'Tea', -1) $$), 'A price cannot be negative',
	'nothing is paid for eating');
select is(t.write($$ insert into club.training_sections (title, guide_id)
	values ('Check-in', 'g1') $$), 'done', 'a section');
select is(t.write($$ insert into club.training_sections (title)
	values ('Check-in') $$), 'A section has that title already',
	'of one title');
select is(t.write($$ insert into club.training_sections (title, guide_id)
	values ('Check-out', 'g1') $$), 'A section has that guide already',
	'and one guide');
select is(t.write($$ insert into club.system_settings (key, value)
	values ('maintenance', 'false') $$), 'done', 'a setting');
select is(t.write($$ insert into club.faqs (question, answer)
	values ('Where?', 'Here') $$), 'done', 'a question');
select is(t.write($$ insert into club.gallery_images (title) values ('x') $$),
	'needs url', 'a picture is somewhere');

-- Staff see that something is stuck, not what is inside.
select is(t.write(statement, who), 'may not', who || ': ' || statement)
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	unnest(array['select payload from club.job_queue',
	'select payload from club.trackman_webhook_events',
	'select data from club.form_submissions',
	'select key from club.rate_limits',
	'select value from club.system_settings',
	'update club.job_queue set status = ''pending''']) statement;
select is(t.write(statement, 'support1'), 'done', 'support1: ' || statement)
from unnest(array['select job_type, status, attempts from club.job_queue',
	'select event_type, status from club.trackman_webhook_events',
	'select status, records_matched from club.trackman_import_runs',
	'select issue_key, status from club.integrity_issues_tracking'])
	statement;

select * from finish();
rollback;
