-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's traces: what users looked at and tried, what
-- went wrong, how fast it was.

set role desk_owner;

create function demo.platform_traces(first bigint, last bigint) returns void
language sql
as $$
	with trace as materialized (
		select i.n, k.id as user_id, k.place,
			demo.laundry_time(demo.began() - 1
				- demo.dice(i.n, 'ago', 60) + make_interval(
				secs => 25200 + demo.dice(i.n, 'second', 50000)))
				as at
		from generate_series(first, last) i (n)
		join demo.known k on k.system = 'platform' and k.place = 1
			+ demo.dice(i.n, 'looks', demo.people_of('platform'))
	), event as (
		insert into platform.events (id, user_id, event_name,
			event_category, event_action, "timestamp", utm_source,
			organization_id)
		select demo.platform_id('event', t.n), t.user_id,
			demo.pick(t.n, 'event', array['slot_picked',
				'price_shown', 'plan_compared', 'signed_in']),
			'booking', 'click', t.at,
			demo.pick(t.n, 'source', array['newsletter', 'search',
				null, null]), m.organization_id
		from trace t
		left join platform.organization_members m
			on m.id = demo.platform_id('member', t.place)
			and t.n % 3 = 0
	), view as (
		insert into platform.page_views (id, session_id, page_url,
			page_title, load_time_ms, time_on_page_seconds, bounce)
		select demo.platform_id('view', t.n), s.id,
			'/book?step=' || t.n % 4, 'Book a collection',
			80 + demo.dice(t.n, 'loads', 900),
			demo.dice(t.n, 'stays', 300),
			demo.dice(t.n, 'leaves', 5) = 0
		from trace t
		left join platform.user_sessions s
			on s.id = demo.platform_id('session', t.place)
	), feature as (
		insert into platform.feature_usage (id, user_id, feature_name,
			feature_category, usage_count, success,
			duration_seconds)
		select demo.platform_id('feature', t.n), t.user_id,
			demo.pick(t.n, 'feature', array['repeat_booking',
				'address_search', 'invoice_download']),
			'booking', 1 + demo.dice(t.n, 'times', 5),
			demo.dice(t.n, 'works', 12) > 0,
			demo.dice(t.n, 'takes', 600) / 10.0
		from trace t
		where t.n % 3 = 0
	), funnel as (
		insert into platform.conversion_funnel_events (id, funnel_id,
			user_id, step_name, step_order, completed,
			completion_time_seconds)
		select demo.platform_id('funnel step ' || s.n, t.n),
			demo.platform_id('funnel'), t.user_id, s.name, s.n,
			s.n < reached.n, case when s.n < reached.n
				then demo.dice(t.n, s.name, 400) end
		from trace t,
			lateral (values (1 + demo.dice(t.n, 'gets to', 4)))
				reached (n),
			(values (1, 'visit'), (2, 'address'), (3, 'slot'),
				(4, 'paid')) s (n, name)
		where t.n % 5 = 0 and s.n <= reached.n
	), error as (
		insert into platform.error_logs (id, user_id, error_type,
			error_message, error_stack, error_code, resolved,
			resolved_by, error_level, created_at)
		select demo.platform_id('error', t.n), t.user_id,
			'TimeoutError', 'the map did not answer', null,
			'E' || 100 + t.n % 7, done.yes, case when done.yes
				then demo.platform_id('staff manager1') end,
			(array['info', 'warning', 'error', 'critical'])
				[1 + t.n / 10 % 4], t.at
		from trace t,
			lateral (values (demo.dice(t.n, 'mended', 3) > 0))
				done (yes)
		where t.n % 10 = 0
	)
	insert into platform.performance_metrics (id, metric_name, metric_type,
		value, unit, "timestamp")
	select demo.platform_id('metric', t.n), demo.pick(t.n, 'metric', array[
			'http.duration', 'queue.length', 'map.duration']),
		'gauge', demo.dice(t.n, 'value', 90000) / 100.0, 'ms', t.at
	from trace t
	where t.n % 4 = 0;
$$;

create function demo.platform_habits(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.user_engagement_daily (id, user_id, date,
		session_count, page_views, features_used, actions_performed)
	select demo.platform_id('day ' || ago, k.place), k.id,
		demo.began() - ago, 1 + demo.dice(k.place * 8 + ago,
			'sessions', 3),
		demo.dice(k.place * 8 + ago, 'views', 30),
		demo.dice(k.place * 8 + ago, 'features', 6),
		demo.dice(k.place * 8 + ago, 'actions', 20)
	from demo.known k, generate_series(1, 7) ago
	where k.system = 'platform' and k.place between first and last
	  and k.place % 5 = 0;

	insert into platform.experiment_assignments (id, experiment_id, user_id,
		variant_name, assigned_at)
	select demo.platform_id('variant ' || e.n, k.place),
		demo.platform_id('experiment', e.n), k.id,
		demo.pick(k.place, 'variant ' || e.n, array['control',
			'variant']),
		demo.laundry_time(demo.began() - e.ago + time '10:00')
	from demo.known k,
		(values (1, 10), (2, 30), (3, 80), (4, 290)) e (n, ago)
	where k.system = 'platform' and k.place between first and last
	  and k.place % 8 = e.n;
$$;

select demo.add_step('platform: traces', 'demo.platform_traces',
	demo.times(300), cost => 3.5, tables => 'platform.events
		platform.page_views platform.feature_usage
		platform.conversion_funnel_events platform.error_logs
		platform.performance_metrics');
select demo.add_step('platform: habits', 'demo.platform_habits',
	demo.people_of('platform'), cost => 2,
	tables => 'platform.user_engagement_daily
		platform.experiment_assignments');

reset role;
