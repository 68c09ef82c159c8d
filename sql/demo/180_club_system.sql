-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club's machinery: imports, letters from Trackman and others, queues,
-- checks of its own data, and what people send in.

set role desk_owner;

-- Imports run every night at three.
create function demo.club_import(d date) returns void
language sql
as $$
	insert into club.trackman_import_runs (started_at, completed_at,
		records_processed, records_matched, status)
	select d + time '03:00', d + time '03:00' + make_interval(
			secs => 20 + demo.dice(n.n, 'took', 100)),
		r.records, r.records - demo.dice(n.n, 'unmatched', 4),
		case demo.dice(n.n, 'import', 15) when 0
			then 'completed_with_errors' else 'completed' end
	from (select demo.club_number(d, 0) as n) n
	cross join lateral (select 25 + demo.dice(n.n, 'records', 30)
		as records) r;
$$;

create function demo.club_nights(first bigint, last bigint) returns void
language sql
as $$
	select demo.club_import(demo.began() - n::integer)
	from generate_series(first, last) n;

	insert into club.integrity_check_history (run_at, issues_found, summary)
	select demo.began() - n::integer + time '04:00',
		demo.dice(n, 'issues', 5), jsonb_build_object('checks', 14,
			'seconds', 2 + demo.dice(n, 'checked', 9))
	from generate_series(first, last) n;
$$;

create function demo.club_letters_in(first bigint, last bigint) returns void
language sql
as $$
	insert into club.trackman_webhook_events (event_type, payload, status,
		received_at)
	select case when n <= 13 then (array['user_update', 'booking_update',
			'purchase_update', 'purchase_paid', 'unknown',
			'booking.created', 'booking.updated',
			'booking.cancelled', 'booking.deleted',
			'booking.confirmed', 'booking.modified',
			'booking.block', 'booking.block_cancelled'])[n]
		else demo.pick(n, 'letter', array['booking.created',
			'booking.updated', 'booking.cancelled',
			'booking_update', 'purchase_paid']) end,
		jsonb_build_object('booking', 'TM-' || 700000 + n),
		case demo.dice(n, 'dealt', 20) when 0 then 'failed'
			else 'processed' end,
		demo.club_past(n, 'letter in', 30)
	from generate_series(first, last) n
	order by n;

	insert into club.trackman_webhook_dedup (trackman_booking_id,
		last_processed_at)
	select 'TM-' || 700000 + n, demo.club_past(n, 'letter in', 30)
	from generate_series(first, last) n
	where n % 3 = 0;

	insert into club.webhook_processed_events (event_id, source,
		processed_at)
	select 'evt_' || substr(md5('letter' || n), 1, 24),
		demo.pick(n, 'source', array['stripe', 'stripe', 'hubspot',
			'resend']), demo.club_past(n, 'dealt', 30)
	from generate_series(first, last) n
	where n % 2 = 0;
$$;

create function demo.club_queues(first bigint, last bigint) returns void
language sql
as $$
	insert into club.job_queue (job_type, payload, status, attempts,
		run_at, created_at)
	select demo.pick(n, 'job', array['send_email', 'send_email',
			'booking_reminder', 'stripe_sync', 'cleanup_sessions',
			'trackman_reconcile']),
		jsonb_build_object('n', n), s.status, case s.status
			when 'dead' then 5 when 'failed' then 2 else 1 end,
		a.at + interval '1 minute', a.at
	from generate_series(first, last) n
	cross join lateral (select case n % 40 when 7 then 'failed'
		when 19 then 'dead' else 'completed' end as status) s
	cross join lateral (select demo.club_past(n, 'job', 14) as at) a
	order by n;

	insert into club.hubspot_sync_queue (entity_type, entity_id, action,
		payload, status, created_at)
	select demo.pick(n, 'entity', array['contact', 'contact', 'deal',
			'line_item']), (1 + demo.dice(n, 'entity id',
			demo.people_of('club')))::text,
		demo.pick(n, 'sync', array['update', 'update', 'create',
			'delete']), jsonb_build_object('n', n),
		case n % 30 when 4 then 'failed' when 11 then 'superseded'
			when 23 then 'dead' else 'completed' end,
		demo.club_past(n, 'sync', 14)
	from generate_series(first, last) n
	where n % 2 = 0 or n % 30 in (11, 23)
	order by n;

	insert into club.rate_limits (key, count, window_start)
	select format('login:10.%s.%s.%s', n / 65536 % 256, n / 256 % 256,
		n % 256), 1 + demo.dice(n, 'tries', 9),
		demo.club_past(n, 'tries', 2)
	from generate_series(first, last) n
	where n % 4 = 0;
$$;

create function demo.club_inbox(first bigint, last bigint) returns void
language sql
as $$
	insert into club.form_submissions (form_type, email, data,
		submitted_at, status)
	select f.type, p.email, jsonb_build_object('name', p.name, 'phone',
			p.phone, 'message', 'I would like to know more.'),
		demo.club_past(i, 'form', 120),
		(array['new', 'reviewed', 'contacted', 'invited', 'converted',
			'closed', 'spam', 'archived'])[1 + i % 8]
	from generate_series(first, last) i
	join demo.person p on p.n = demo.times(1000) - 2 * i
	cross join lateral (select demo.pick(i, 'form', array['tour_request',
		'membership_inquiry', 'private_event', 'contact']) as type) f
	order by i;

	insert into club.bug_reports (user_email, description, status,
		page_url, created_at)
	select k.email, demo.pick(i, 'bug', array[
		'The calendar shows yesterday.', 'I cannot cancel my booking.',
		'The picture of Bay 3 does not load.',
		'The reminder came twice.']),
		(array['open', 'in_progress', 'resolved', 'closed'])
			[1 + i % 4],
		demo.pick(i, 'page', array['/book', '/bookings', '/profile',
			'/events']), demo.club_past(i, 'bug', 90)
	from generate_series(first, last) i
	join demo.known k on k.system = 'club' and k.place = 1 + demo.dice(i,
		'reports', demo.people_of('club'))
	where i % 3 = 0
	order by i;

	insert into club.integrity_issues_tracking (issue_key, issue_type,
		status, details, first_detected_at)
	select 'issue-' || n, demo.pick(n, 'issue', array['orphan_session',
			'tier_mismatch', 'duplicate_email',
			'stripe_out_of_step']),
		(array['open', 'resolved', 'ignored'])[1 + n % 3],
		jsonb_build_object('n', n), demo.club_past(n, 'issue', 60)
	from generate_series(first, last) n
	where n % 4 = 1
	order by n;
	insert into club.integrity_ignores (issue_key, ignored_by, reason,
		ignored_at)
	select 'issue-' || n, 'mia@club.example', 'Known, from the old till.',
		demo.club_past(n, 'issue', 60) + interval '1 hour'
	from generate_series(first, last) n
	where n % 4 = 1 and n % 3 = 2;
	insert into club.integrity_audit_log (action, issue_key, details,
		performed_by, created_at)
	select case n % 3 when 1 then 'resolved' else 'ignored' end,
		'issue-' || n, '{}', 'mia@club.example',
		demo.club_past(n, 'issue', 60) + interval '1 hour'
	from generate_series(first, last) n
	where n % 4 = 1 and n % 3 > 0
	order by n;
$$;

create function demo.club_old_imports(first bigint, last bigint) returns void
language sql
as $$
	insert into club.legacy_import_jobs (import_type, status,
		records_processed, started_at, completed_at)
	select v.type, v.status, v.records, demo.began() - 880 + v.n
			+ time '22:00',
		case when v.status = 'completed' then demo.began() - 880 + v.n
			+ time '22:00' + make_interval(mins => v.n) end
	from (values (1, 'members', 'completed', 412),
		(2, 'purchases', 'failed', 120),
		(3, 'purchases', 'completed', 3120),
		(4, 'bookings', 'completed', 8840))
		as v (n, type, status, records)
	where v.n between first and last;
$$;

select demo.add_step('club: nights', 'demo.club_nights', 45, cost => 2,
	tables => 'club.trackman_import_runs club.integrity_check_history');
select demo.add_step('club: letters in', 'demo.club_letters_in',
	demo.times(80), cost => 2,
	tables => 'club.trackman_webhook_events club.trackman_webhook_dedup '
		'club.webhook_processed_events');
select demo.add_step('club: queues', 'demo.club_queues', demo.times(80),
	cost => 2,
	tables => 'club.job_queue club.hubspot_sync_queue club.rate_limits');
select demo.add_step('club: inbox', 'demo.club_inbox', demo.times(48),
	cost => 2,
	tables => 'club.form_submissions club.bug_reports '
		'club.integrity_issues_tracking club.integrity_ignores '
		'club.integrity_audit_log');
select demo.add_step('club: old imports', 'demo.club_old_imports', 4,
	tables => 'club.legacy_import_jobs');

reset role;
