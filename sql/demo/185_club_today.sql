-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club's machinery today: last night's import, queues with something in
-- every state, new letters and forms; what waited longer is done by now.

set role desk_owner;

-- Jobs and syncs of this demonstration that wait are worked off, each by the
-- steps it may take.
create function demo.club_work_off() returns void
language plpgsql
as $$
begin
	update club.job_queue j set status = 'processing',
		attempts = j.attempts + 1
	where j.status in ('pending', 'failed') and j.payload ? 'demo'
	  and j.run_at < demo.today();
	update club.job_queue j
	set status = case when demo.dice(j.id, 'worked', 30) = 0 then 'dead'
		else 'completed' end
	where j.status = 'processing' and j.payload ? 'demo'
	  and j.run_at < demo.today();
	update club.hubspot_sync_queue q set status = 'processing'
	where q.status in ('pending', 'failed') and q.payload ? 'demo'
	  and q.created_at < demo.today();
	update club.hubspot_sync_queue q set status = 'completed'
	where q.status = 'processing' and q.payload ? 'demo'
	  and q.created_at < demo.today();
end
$$;

create function demo.club_queues_today(first bigint, last bigint) returns void
language plpgsql
as $$
begin
	perform demo.club_work_off();

	insert into club.job_queue (job_type, payload, run_at, created_at)
	select v.type, jsonb_build_object('demo', v.k),
		demo.now() + make_interval(mins => v.due),
		demo.now() - interval '2 hours'
	from (values
		(1, 'booking_reminder', 25), (2, 'booking_reminder', 55),
		(3, 'send_email', -1), (4, 'send_email', -30),
		(5, 'stripe_sync', -45), (6, 'trackman_reconcile', -70)
	) as v (k, type, due)
	where not exists (select from club.job_queue j
		where j.payload ? 'demo' and j.created_at >= demo.today());
	update club.job_queue j set status = 'processing', attempts = 1
	where j.status = 'pending' and (j.payload ->> 'demo')::integer > 2
	  and j.run_at > demo.today() - 1;
	update club.job_queue j
	set status = case (j.payload ->> 'demo')::integer when 4 then
		'completed' else 'failed' end
	where j.status = 'processing' and (j.payload ->> 'demo')::integer > 3;
	update club.job_queue j set status = 'dead', attempts = 5
	where j.status = 'failed' and (j.payload ->> 'demo')::integer = 6;

	insert into club.hubspot_sync_queue (entity_type, entity_id, action,
		payload, created_at)
	select 'contact', (100 + v)::text, 'update',
		jsonb_build_object('demo', v), demo.now() - interval '1 hour'
	from generate_series(1, 4) v
	where not exists (select from club.hubspot_sync_queue q
		where q.payload ? 'demo' and q.created_at >= demo.today());
	update club.hubspot_sync_queue q set status = 'superseded'
	where q.status = 'pending' and (q.payload ->> 'demo')::integer = 1;
	update club.hubspot_sync_queue q set status = 'processing'
	where q.status = 'pending' and (q.payload ->> 'demo')::integer > 2;
	update club.hubspot_sync_queue q set status = 'failed'
	where q.status = 'processing' and (q.payload ->> 'demo')::integer = 4;
end
$$;

create function demo.club_inbox_today(first bigint, last bigint) returns void
language sql
as $$
	select demo.club_import(demo.today())
	where demo.now()::time >= '03:05'
	  and not exists (select from club.trackman_import_runs r
		where r.started_at = demo.today() + time '03:00');

	insert into club.trackman_webhook_events (event_type, payload, status,
		received_at)
	select v.type, jsonb_build_object('booking', 'TM-'
			|| demo.club_number(demo.today(), v.k)), v.status,
		greatest(demo.today()::timestamp, demo.now()
			- make_interval(mins => v.ago))
	from (values (1, 'booking.created', 'received', 1),
		(2, 'booking.updated', 'processed', 16),
		(3, 'purchase_paid', 'processed', 44),
		(4, 'unknown', 'failed', 71)) as v (k, type, status, ago);

	insert into club.form_submissions (form_type, email, data,
		submitted_at)
	select v.type, p.email, jsonb_build_object('name', p.name),
		greatest(demo.today()::timestamp, demo.now()
			- make_interval(mins => v.ago))
	from (values (1, 'tour_request', 12), (2, 'membership_inquiry', 95))
		as v (k, type, ago)
	join demo.person p on p.n = 1 + demo.dice(
		demo.club_number(demo.today(), v.k), 'writes',
		demo.times(1000));

	update club.form_submissions f set status = 'reviewed'
	where f.status = 'new' and f.submitted_at < demo.today() - 2
	  and f.submitted_at >= demo.began();
$$;

select demo.add_step('club: queues today', 'demo.club_queues_today', 1,
	cost => 25, kind => 'daily');
select demo.add_step('club: inbox today', 'demo.club_inbox_today', 1,
	cost => 8, kind => 'daily');

reset role;
