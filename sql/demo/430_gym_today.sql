-- SPDX-License-Identifier: GPL-3.0-or-later
-- The gym today, by its own application's ways, with all triggers on: classes
-- of this week, results of those that are over, a payment that waits, credits
-- used, an invitation that is open.  The first four teams, so that a day costs
-- the same at any scale.

set role desk_owner;

create function demo.gym_week(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	d integer;
begin
	-- days that nobody opened the demonstration on have classes, too
	for d in -3 .. 6 loop
		continue when demo.today() + d < demo.began();
		insert into gym.scheduled_workout_instance (id, team_id,
			track_workout_id, scheduled_date, class_times)
		select demo.class_id(g, x.day), t.id,
			demo.class_workout(g, x.day),
			x.day::timestamp at time zone (select s.value
				from desk.setting s
				where s.system = 'gym' and s.key = 'zone'),
			case g % 2 when 0
				then '["06:00","12:00","17:30","18:30"]'
				else '06:30, 17:30, 18:30' end
		from generate_series(1, least(demo.teams(), 4)) g
		join gym.team t on t.id = demo.team_id(g)
		cross join (select demo.today() + d as day) x
		join gym.track_workout w
			on w.id = demo.class_workout(g, x.day)
		where not exists (
			select from gym.scheduled_workout_instance i
			where i.id = demo.class_id(g, x.day))
		on conflict do nothing;
	end loop;

	-- who has trained so far
	insert into gym.results (id, user_id, date, workout_id, type,
		programming_track_id, scheduled_workout_instance_id, scale,
		wod_score)
	select demo.gym_id('result', i.id || '/' || x), m.user_id,
		demo.moment() - make_interval(mins => 20 * x),
		w.workout_id, 'wod', w.track_id, i.id,
		(array['rx', 'scaled', 'rx+'])[x],
		demo.roll(i.id || x, 15) + 4 || ':30'
	from generate_series(1, least(demo.teams(), 4)) g
	join gym.scheduled_workout_instance i
		on i.id = demo.class_id(g, demo.today())
	join gym.track_workout w on w.id = i.track_workout_id
	cross join generate_series(1, 3) x
	cross join lateral (select t.user_id from gym.team_membership t
		where t.team_id = i.team_id and t.is_active = 1
		order by md5(t.id || x || demo.today()) limit 1) m
	on conflict do nothing;

	-- what was open at home is done by now
	update gym.user_scheduled_workout_instance u
	set is_completed = 1, completed_at = demo.moment()
			- interval '2 hours'
	where u.is_completed = 0 and u.scheduled_date < demo.today() - 2
	  and u.scheduled_date >= demo.today() - 30
	  and demo.roll(u.id, 3) > 0;
end
$$;
select demo.add_step('gym: this week', 'demo.gym_week', 1, cost => 60,
	kind => 'daily');

create function demo.gym_desk(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	n integer := demo.today() - date '2000-01-01';
	who text := demo.gym_user(1 + n % demo.gym_people());
begin
	-- payments of other days have come, or have not
	update gym.programming_track_payment p
	set status = case when demo.roll(p.id, 4) = 0 then 'failed'
			else 'succeeded' end,
		failure_reason = case when demo.roll(p.id, 4) = 0
			then 'card_declined' end
	where p.status = 'pending' and p.created_at >= demo.began()
	  and p.created_at < demo.today()
	  and p.stripe_invoice_id like 'in\_day\_%';
	insert into gym.programming_track_payment (id, user_id, track_id,
		amount, payment_type, stripe_invoice_id, period_start,
		period_end, created_at)
	select demo.gym_id('ptpay', 'day ' || n || '/' || k), who, t.id,
		t.price, 'recurring', 'in_day_' || n || '_' || k, demo.moment(),
		demo.moment() + interval '30 days',
		demo.moment() - interval '10 minutes'
	from (values (1, 1), (2, 3)) x (k, track)
	join gym.programming_track t on t.id = demo.paid_track(x.track)
	on conflict do nothing;

	insert into gym.credit_transaction (id, user_id, amount, type,
		description, created_at)
	select demo.gym_id('ctxn', 'day ' || n || '/' || u.id), u.id, -5,
		'USAGE', 'Programming tools', demo.moment()
	from gym."user" u
	where u.current_credits >= 200 and demo.roll(u.id || n, 40) = 0
	  and not exists (select from gym.credit_transaction c
		where c.id = demo.gym_id('ctxn', 'day ' || n || '/' || u.id))
	order by u.id
	limit 5;

	insert into gym.team_invitation (id, team_id, email, role_id, token,
		invited_by, expires_at, created_at)
	select demo.gym_id('tinv', 'day ' || n), t.id,
		'guest' || n || '@example.com', 'guest', md5('day token ' || n
		|| demo.seed()), m.user_id, demo.moment() + interval '7 days',
		demo.moment() - interval '1 hour'
	from gym.team t
	join gym.team_membership m on m.team_id = t.id and m.is_active = 1
		and m.is_system_role = 1 and m.role_id = 'owner'
	where t.id = demo.team_id(1 + n % 4)
	limit 1
	on conflict do nothing;
end
$$;
select demo.add_step('gym: at the desk', 'demo.gym_desk', 1, cost => 10,
	kind => 'daily');

reset role;
