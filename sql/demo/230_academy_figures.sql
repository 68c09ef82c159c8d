-- SPDX-License-Identifier: GPL-3.0-or-later
-- The academy's figures: the days of the last five weeks as they were laid,
-- the months and years before as a growing business would have them.

set role desk_owner;

create function demo.academy_days(first bigint, last bigint) returns void
language sql
as $$
	insert into academy.daily_statistics (id, date, daily_revenue,
		daily_users, daily_signups, daily_sessions, daily_payments,
		total_users, total_trainers, total_revenue)
	select md5('academy day ' || d)::uuid::text, d, coalesce(o.revenue, 0),
		coalesce(s.families, 0), coalesce(u.signups, 0),
		coalesce(s.sessions, 0), coalesce(o.payments, 0),
		demo.people_of('academy'), demo.trainers(),
		sum(coalesce(o.revenue, 0)) over (order by d)
	from generate_series(demo.began() - interval '35 days',
		demo.began() - interval '1 day', interval '1 day') d
	left join (select x.created_at::date as day, sum(x.amount) as revenue,
			count(*)::integer as payments
		from academy.trainer_order x
		where x.status = 'succeeded' group by 1) o on o.day = d
	left join (select x.date::date as day, count(*)::integer as sessions,
			count(distinct x.parent_id)::integer as families
		from academy.session x
		where x.status = 'PAID' group by 1) s on s.day = d
	left join (select x.created_at::date as day, count(*)::integer
			as signups
		from academy."user" x group by 1) u on u.day = d;
$$;
select demo.add_step('academy: figures by day', 'demo.academy_days', 1,
	cost => 35, tables => 'academy.daily_statistics');

-- m months back, as a share of now: half as much two years ago.
create function demo.academy_month(m integer, what text, many integer)
returns integer
language sql immutable
return (many * demo.scale() * (1 - least(m, 36) / 48.0)
	* (90 + demo.dice(m, what, 21)) / 100)::integer;

create function demo.academy_months(first bigint, last bigint) returns void
language sql
as $$
	insert into academy.monthly_statistics (id, year, month, total_revenue,
		event_revenue, session_revenue, subscription_revenue, new_users,
		total_users, active_users, new_trainers, total_trainers,
		active_trainers, new_subscriptions, total_subscriptions,
		active_subscriptions, canceled_subscriptions, total_events,
		completed_events, canceled_events, total_sessions,
		completed_sessions, total_payments, successful_payments,
		failed_payments)
	select md5('academy month ' || m)::uuid::text,
		extract(year from d), extract(month from d),
		f.events + f.sessions + f.plans, f.events, f.sessions, f.plans,
		f.joined, f.users, f.users * 2 / 3, (m % 5 = 0)::integer,
		f.trainers, f.trainers, f.subs / 12, f.subs, f.subs * 4 / 5,
		f.subs / 30, f.held + 1, f.held, (m % 6 = 0)::integer, f.n,
		f.n * 9 / 10, f.n, f.n * 24 / 25, f.n / 25
	from generate_series(1, 35) m
	cross join lateral (select date_trunc('month', demo.began())
		- make_interval(months => m) as d) d
	cross join lateral (select demo.academy_month(m, 'events', 4200)
			as events,
		demo.academy_month(m, 'sessions', 24000) as sessions,
		demo.academy_month(m, 'plans', 1400) as plans,
		demo.academy_month(m, 'joined', 8) as joined,
		demo.academy_month(m, 'users', 155) as users,
		greatest(2, 6 * demo.scale() - m / 6) as trainers,
		demo.academy_month(m, 'subs', 48) as subs,
		demo.academy_month(m, 'held', 3) as held,
		demo.academy_month(m, 'n', 380) as n) f;
	insert into academy.yearly_statistics (id, year, total_revenue,
		event_revenue, session_revenue, subscription_revenue, new_users,
		total_users, active_users, new_trainers, total_trainers,
		active_trainers, new_subscriptions, total_subscriptions,
		active_subscriptions, canceled_subscriptions, total_events,
		completed_events, canceled_events, total_sessions,
		completed_sessions, total_payments, successful_payments,
		failed_payments)
	select md5('academy year ' || m.year)::uuid::text, m.year,
		sum(m.total_revenue), sum(m.event_revenue),
		sum(m.session_revenue), sum(m.subscription_revenue),
		sum(m.new_users), max(m.total_users), max(m.active_users),
		sum(m.new_trainers), max(m.total_trainers),
		max(m.active_trainers), sum(m.new_subscriptions),
		max(m.total_subscriptions), max(m.active_subscriptions),
		sum(m.canceled_subscriptions), sum(m.total_events),
		sum(m.completed_events), sum(m.canceled_events),
		sum(m.total_sessions), sum(m.completed_sessions),
		sum(m.total_payments), sum(m.successful_payments),
		sum(m.failed_payments)
	from academy.monthly_statistics m
	group by m.year;
$$;
select demo.add_step('academy: figures by month', 'demo.academy_months', 1,
	cost => 40,
	tables => 'academy.monthly_statistics academy.yearly_statistics');

reset role;
