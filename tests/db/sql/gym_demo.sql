-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration gym on its first day and later: every state of every
-- machine, classes this week, and no rule broken that triggers would have kept.
begin;
\ir demo.psql
select no_plan();
set check_function_bodies = off;

create function t.lively(what text) returns setof text
language sql
as $$
	select set_eq('select status from gym.programming_track_payment',
		array['pending', 'succeeded', 'failed', 'cancelled',
		'refunded'], 'payments ' || what)
	union all
	select set_eq('select payment_status from gym.user_programming_track',
		array['pending', 'paid', 'failed', 'cancelled', 'refunded'],
		'subscriptions ' || what)
	union all
	select is((select count(*) from gym.scheduled_workout_instance i
		where (i.scheduled_date at time zone s.value)::date = x.day
		  and i.team_id in (select demo.team_id(g)
			from generate_series(1, 4) g)), 4::bigint,
		format('a class a team on %s', x.day))
	from desk.setting s, (values (demo.today()), (demo.today() + 6)) x (day)
	where s.system = 'gym' and s.key = 'zone'
	union all
	select isnt_empty('select from gym.results where date between
		demo.moment() - interval ''2 hours'' and demo.moment()',
		'somebody has just trained ' || what)
	union all
	select isnt_empty('select from gym.team_invitation
		where accepted_at is null and expires_at > demo.moment()',
		'somebody is invited ' || what)
	union all
	select isnt_empty('select from gym.programming_track_payment
		where status = ''pending''
		  and created_at > demo.moment() - interval ''1 hour''',
		'a payment is on its way ' || what)
$$;

create function t.honest(what text) returns setof text
language sql
as $$
	select is_empty('select * from desk.gym_credits_expected
		where credits <> counted', 'credits add up ' || what)
	union all
	select is_empty('select user_id, created, joined from desk.gym_load
		where joined > 0 except table desk.gym_load_expected',
		'teams are counted ' || what)
	union all
	select is_empty('select c.user_id from gym.credit_transaction c
		group by c.user_id having sum(c.amount) <
			sum(c.remaining_amount)
			or sum(c.amount) filter (where c.type = ''USAGE'')
			< -sum(c.amount - c.remaining_amount)
				filter (where c.type <> ''USAGE'')',
		'nothing was spent that had not come in ' || what)
	union all
	select is_empty('select c.id from gym.credit_transaction c
		where c.remaining_amount > 0
		  and c.expiration_date_processed_at is not null',
		'what expired is gone ' || what)
	union all
	select is_empty('select m.id from gym.team_membership m
		where m.is_system_role = 0 and not exists (
			select from gym.team_role r
			where r.id = m.role_id and r.team_id = m.team_id)',
		'roles are the team''s own ' || what)
	union all
	select is_empty('select t.id from gym.team t
		where (select count(*) from gym.team_membership m
			where m.team_id = t.id and m.role_id = ''owner''
			  and m.is_active = 1) <> 1',
		'each team has an owner ' || what)
	union all
	select is_empty('select r.id from gym.results r
		join gym.scheduled_workout_instance i
			on i.id = r.scheduled_workout_instance_id
		where not exists (select from gym.team_membership m
			where m.team_id = i.team_id and m.user_id = r.user_id)',
		'who trained is in the team ' || what)
$$;

\o /dev/null
set test.now = '2026-11-21 14:07:00-08';
:fill_all
reset role;
\o
select * from t.lively('on the first day');
select * from t.honest('on the first day');
select set_eq('select distinct role_id from gym.team_membership
	where is_system_role = 1', array['owner', 'admin', 'member', 'guest'],
	'all roles are there');
select isnt_empty('select from gym.team_membership where is_system_role = 0',
	'and the teams'' own');
select isnt_empty('select from gym.team_membership where is_active = 0',
	'somebody left');
select set_eq('select type from gym.credit_transaction',
	array['PURCHASE', 'USAGE', 'MONTHLY_REFRESH'], 'all kinds of credits');
select set_eq('select scheme from gym.workouts', array['time', 'time-with-cap',
	'pass-fail', 'rounds-reps', 'reps', 'emom', 'load', 'calories',
	'meters', 'feet', 'points'], 'all schemes');
select set_eq('select type from gym.programming_track', array['team_owned',
	'self_programmed', 'official_3rd_party'], 'all kinds of tracks');
select set_eq('select pricing_type from gym.programming_track',
	array['free', 'one_time', 'recurring'], 'and of prices');
select set_eq('select type || '' '' || scale from gym.results
	where scheduled_workout_instance_id is not null',
	array['wod rx', 'wod scaled', 'wod rx+', 'strength rx',
	'strength scaled', 'strength rx+', 'monostructural rx',
	'monostructural scaled', 'monostructural rx+'], 'all kinds of results');
select set_eq('select status from gym.sets', array['pass', 'fail'],
	'sets that pass and fail');
select set_eq('select is_completed from gym.user_scheduled_workout_instance',
	array[0, 1], 'workouts done and open');
select results_eq('select count(*) filter (where accepted_at is not null) > 0,
	count(*) filter (where accepted_at is null
		and expires_at <= demo.moment()) > 0
	from gym.team_invitation', 'values (true, true)',
	'invitations accepted and expired');
select is_empty($$ select c.relname from pg_class c
	where c.relnamespace = 'gym'::regnamespace and c.relkind = 'r'
	  and (xpath('/row/n/text()', query_to_xml(format(
		'select count(*) as n from %s', c.oid::regclass), false, true,
		'')))[1]::text = '0' $$, 'no table is empty');
create table t.before as select id from gym.results union all
	select id from gym.credit_transaction union all
	select id from gym.programming_track_payment;

\o /dev/null
:fill_all
reset role;
\o
select set_eq('select id from gym.results union all
	select id from gym.credit_transaction union all
	select id from gym.programming_track_payment', 'table t.before',
	'a day is filled once');

\o /dev/null
set test.now = '2026-12-03 23:40:00-08';
:fill_all
reset role;
\o
select * from t.lively('days later');
select * from t.honest('days later');
select is_empty($$ select id from gym.programming_track_payment
	where status = 'pending' and stripe_invoice_id like 'in\_day\_%'
	  and created_at < demo.today() $$, 'what waited is settled');

select * from finish();
rollback;
