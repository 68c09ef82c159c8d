-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tracks, workouts and results of the gym: prices, payments and refunds, what
-- is done and stays done, integers for booleans, counted updates (document
-- 003; domain.md 3; database.md 1, 10).
begin;
\ir fixture.psql
\ir systems.psql
\ir gym.psql
select no_plan();

select is((select count(*)::integer from pg_tables where schemaname = 'gym'),
	22, '22 tables');
select is_empty($$
	select c.oid::regclass from pg_class c
	where c.relnamespace = 'gym'::regnamespace and c.relkind = 'r'
	  and not exists (select from pg_trigger g
		where g.tgrelid = c.oid
		  and g.tgfoid = 'desk.gym_counted()'::regprocedure) $$,
	'each counts its updates');
select is_empty($$
	select a.attrelid::regclass, a.attname from pg_attribute a
	join pg_class c on c.oid = a.attrelid
	where c.relnamespace = 'gym'::regnamespace and c.relkind = 'r'
	  and (a.attname like 'is\_%' or a.attname like 'cancel\_at%')
	  and not exists (select from pg_constraint k
		where k.conrelid = c.oid and k.contype = 'c'
		  and k.conkey = array[a.attnum]
		  and pg_get_constraintdef(k.oid) ~ '\(0, 1\)|\[0, 1\]') $$,
	'booleans are 0 or 1');
select is_empty($$
	select c.oid::regclass from pg_class c
	join pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id'
	where c.relnamespace = 'gym'::regnamespace and c.relkind = 'r'
	  and not c.relrowsecurity $$, 'tables of a team are kept by team');

-- The caller's count is ignored.
select is(t.app($$ insert into gym.movements (id, name, type, update_counter)
	values ('row', 'Row', 'monostructural', 7) $$), 'ok', 'a row begins');
set test.now = '2026-11-21 15:00-08';
select is(t.app($$ update gym.movements set name = 'Rowing',
	update_counter = 99 where id = 'row' $$), 'ok', 'is changed');
select is(t.app('update gym.movements set name = name'), 'ok', 'and again');
select is((select (update_counter, updated_at) from gym.movements),
	row(2, '2026-11-21 15:00-08'::timestamptz), 'and counted twice');

-- Prices.
create function t.track(pricing text, price text, pays_each text default null,
	trial text default null, kind text default 'official_3rd_party')
returns text
language sql
as $$
	select t.app(format('insert into gym.programming_track (name, type,
		pricing_type, price, billing_interval, trial_period_days)
		values (''x'', %L, %L, %L, %L, %L)', kind, pricing, price,
		pays_each, trial))
$$;
select is(t.track(pricing, price, pays_each, trial), said,
	concat_ws(' ', pricing, price, pays_each, trial, said))
from (values
	('free', null, null, null, 'ok'), ('free', '0', null, null, 'ok'),
	('free', '100', null, null, 'limit: A track is free or has a price'),
	('one_time', '4900', null, null, 'ok'),
	('one_time', null, null, null, 'limit: A track is free or has a price'),
	('one_time', '0', null, null, 'limit: A track is free or has a price'),
	('one_time', '4900', 'month', null,
		'limit: Only what is paid again and again has an interval'),
	('recurring', '1900', null, null,
		'limit: Only what is paid again and again has an interval'),
	('recurring', '1900', 'week', null, 'ok'),
	('recurring', '1900', 'year', '14', 'ok'),
	('recurring', '1900', 'day', null,
		'limit: A track is paid by the week, month or year'),
	('one_time', '1900', null, '14',
		'limit: Only what is paid again and again can be tried'),
	('barter', '1', null, null, 'limit: There is no such kind of price'))
	x (pricing, price, pays_each, trial, said);
select is(t.track('free', null, kind => k), said, k || ': ' || said)
from (values ('self_programmed', 'ok'),
	('team_owned', 'limit: A team''s track has a team'),
	('borrowed', 'limit: There is no such kind of track')) x (k, said);

-- Every step of both machines, and no other.
create table t.state as
select unnest(array['pending', 'succeeded', 'failed', 'cancelled', 'refunded'])
	as payment, unnest(array['pending', 'paid', 'failed', 'cancelled',
	'refunded']) as subscription;
alter table gym.programming_track_payment disable trigger user;
insert into gym.programming_track_payment (id, user_id, track_id, amount,
	payment_type, status, refunded_at, refund_amount)
select payment, 'dov', 'erg', 1900, 'one_time', payment,
	case when payment = 'refunded' then timestamptz '2026-11-20' end,
	case when payment = 'refunded' then 900 end
from t.state;
alter table gym.programming_track_payment enable trigger user;
alter table gym.user_programming_track disable trigger user;
insert into gym."user" (id, email)
select 'u-' || subscription, subscription || '@example.com' from t.state;
insert into gym.user_programming_track (user_id, track_id, payment_status,
	cancelled_at)
select 'u-' || subscription, 'erg', subscription, '2026-11-20' from t.state;
alter table gym.user_programming_track enable trigger user;

create function t.pays(from_state text, to_state text) returns text
language plpgsql
as $$
declare
	said text;
begin
	begin
		said := t.app(format('update gym.programming_track_payment
			set status = %L, refunded_at = case %1$L
				when ''refunded'' then timestamptz ''2026-11-20''
				end, refund_amount = case %1$L
				when ''refunded'' then 900 end where id = %L',
			to_state, from_state));
		raise exception using errcode = 'OD009';
	exception when sqlstate 'OD009' then return said;
	end;
end
$$;
create function t.follows(from_state text, to_state text) returns text
language plpgsql
as $$
declare
	said text;
begin
	begin
		said := t.app(format('update gym.user_programming_track
			set payment_status = %L where user_id = %L', to_state,
			'u-' || from_state));
		raise exception using errcode = 'OD009';
	exception when sqlstate 'OD009' then return said;
	end;
end
$$;
select is(t.pays(f.payment, x.payment), case when f.payment = x.payment
		or (f.payment, x.payment) in (('pending', 'succeeded'),
			('pending', 'failed'), ('pending', 'cancelled'),
			('failed', 'succeeded'), ('succeeded', 'refunded'))
		then 'ok'
	else format('state: A payment that is %s does not become %s',
		f.payment, x.payment) end,
	format('payment: %s to %s', f.payment, x.payment))
from t.state f, t.state x
where f.payment <> 'refunded' or x.payment <> 'refunded';
select is(t.follows(f.subscription, x.subscription),
	case when f.subscription = x.subscription
		or (f.subscription, x.subscription) in (('pending', 'paid'),
			('pending', 'failed'), ('pending', 'cancelled'),
			('failed', 'paid'), ('failed', 'cancelled'),
			('paid', 'failed'), ('paid', 'cancelled'),
			('paid', 'refunded'), ('cancelled', 'pending'),
			('refunded', 'pending'))
		then 'ok'
	else format('state: A subscription that is %s does not become %s',
		f.subscription, x.subscription) end,
	format('subscription: %s to %s', f.subscription, x.subscription))
from t.state f, t.state x;

-- Money goes back once, and no more than came.
create function t.refund(amount text, at text default '2026-11-21')
returns text
language sql
as $$
	select t.app(format('update gym.programming_track_payment
		set status = ''refunded'', refund_amount = %L, refunded_at = %L
		where id = ''succeeded''', amount, at))
$$;
select is(t.refund('1901'), 'limit: No more is refunded than was paid',
	'not a cent more');
select is(t.refund('0'), 'limit: No more is refunded than was paid',
	'nor nothing');
select is(t.refund(null), 'state: What is refunded says when and how much',
	'nor in silence');
select is(t.refund('1900', null),
	'state: What is refunded says when and how much', 'nor at no time');
select is(t.app($$ update gym.programming_track_payment set refund_amount = 5,
	refunded_at = now() where id = 'pending' $$),
	'state: What is refunded says when and how much', 'nor without its state');
select is(t.refund('1000'), 'ok', 'a part');
select is(t.refund('1900'), 'state: Money goes back once', 'not another one');
select is(t.app($$ update gym.programming_track_payment set amount = 1
	where id = 'failed' $$), 'state: What was paid does not change',
	'an amount stays');
select is(t.app($$ update gym.programming_track_payment set amount = 1800
	where id = 'pending' $$), 'ok', 'until it is paid');
select is(t.app($$ update gym.programming_track_payment
	set failure_reason = 'no card' where id = 'pending' $$),
	'state: Only a failed payment says why', 'only a failure has a reason');
select is(t.app($$ insert into gym.programming_track_payment (user_id, track_id,
	amount, payment_type) values ('dov', 'erg', 1900, 'recurring') $$),
	'limit: What is paid again and again is for a period',
	'a recurring payment is for a period');
select is(t.app($$ insert into gym.programming_track_payment (user_id, track_id,
	amount, payment_type, period_start, period_end) values ('dov', 'erg',
	1900, 'recurring', '2026-11-01', '2026-12-01') $$), 'ok', 'such as this');
select is(t.app($$ update gym.user_programming_track
	set payment_status = 'cancelled', cancelled_at = null
	where user_id = 'u-paid' $$),
	'state: What is cancelled was cancelled at some time',
	'a cancelled subscription says when');

-- Done is done.
insert into gym.user_scheduled_workout_instance (id, user_id, track_workout_id,
	scheduled_date)
values ('mine', 'dov', 's1', '2026-11-21');
create function t.done(flag text, at text) returns text
language sql
as $$
	select t.app(format('update gym.user_scheduled_workout_instance
		set is_completed = %s, completed_at = %L', flag, at))
$$;
select is(t.done('1', null),
	'state: What is completed was completed at some time', 'when');
select is(t.done('0', '2026-11-21'),
	'state: What is completed was completed at some time', 'or not at all');
select is(t.done('2', '2026-11-21'), 'limit: Completed is 0 or 1', 'once');
select is(t.done('1', '2026-11-21'), 'ok', 'completed');
select is(t.done('0', null), 'state: A completed workout stays completed',
	'for good');

-- Results: of a team's day or of one's own.
create function t.result(kind text, at_scale text, team_day text, own_day text,
	reps text default '5') returns text
language sql
as $$
	select t.app(format('with r as (insert into gym.results (id, user_id,
		date, workout_id, type, scale, scheduled_workout_instance_id,
		user_scheduled_workout_instance_id) values (%L, ''dov'',
		''2026-11-21'', ''fran'', %L, %L, %L, %L))
		select 1', kind || coalesce(team_day, own_day, ''), kind,
		at_scale, team_day, own_day))
$$;
select is(t.result(kind, scale, team, own), said, concat_ws(' ', kind, scale,
	team, own, said))
from (values ('wod', 'rx+', 'b22', null, 'ok'),
	('strength', null, null, 'mine', 'ok'),
	('monostructural', 'scaled', null, null, 'ok'),
	('wod', 'rx', 'b22', 'mine',
		'limit: A result is of a team''s day or of one''s own, not both'),
	('wod', 'easy', null, null, 'limit: There is no such scale'),
	('yoga', 'rx', null, null, 'limit: There is no such kind of result'),
	('wod', 'rx', 'b99', null, 'missing: There is no such scheduled workout'))
	x (kind, scale, team, own, said);
select is(t.app(format('insert into gym.sets (result_id, set_number, reps,
	status) values (''wodb22'', %s, %s, %L)', n, reps, status)), said, said)
from (values (1, 5, 'pass', 'ok'),
	(1, 5, 'fail', 'limit: The result has that set already'),
	(0, 5, 'pass', 'limit: Sets are counted from 1'),
	(2, -1, 'pass', 'limit: A figure cannot be negative'),
	(2, 1, 'perhaps', 'limit: A set passes or fails')) x (n, reps, status, said);

-- Value sets, written down a second time on purpose.
select is(t.app(format('insert into gym.workouts (name, scheme,
	secondary_scheme) values (''x'', %L, %L)', one, two)), said,
	concat_ws(' ', one, two, said))
from unnest(array['time', 'time-with-cap', 'pass-fail', 'rounds-reps', 'reps',
	'emom', 'load', 'calories', 'meters', 'feet', 'points', 'miles'])
	one,
	lateral (select case one when 'miles' then 'time' else one end as two) z,
	lateral (select case one when 'miles'
			then 'limit: There is no such scheme'
		when 'time-with-cap'
			then 'limit: There is no such second scheme'
		else 'ok' end as said) y;

-- The application has its own schema, and no way out of it.
select is(t.try('gymsite1', call), '42501', 'not: ' || call)
from unnest(array['select * from academy.child', 'select * from desk.gym_load',
	'select desk.gym_counts_rebuild()',
	'select desk.gym_credits_draw(''ann'', 1)',
	'insert into desk.staff_team values (1, ''barbell'')',
	'truncate gym.results', 'alter table gym.team disable row level security',
	'set role desk_owner']) call;
select is(t.try(who, call), said, format('%s: %s: %s', who, call, said))
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	(values ('select first_name, current_credits from gym."user"', 'ok'),
	('select email from gym."user"', '42501'),
	('select password_hash from gym."user"', '42501'),
	('select credential_public_key from gym.passkey_credential', '42501'),
	('select token from gym.team_invitation', '42501'),
	('select settings from gym.team', '42501')) c (call, said);

select * from finish();
rollback;
