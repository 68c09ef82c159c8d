-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration counter: every state is there, nobody is in a unit with
-- somebody else, and nothing that was laid with the triggers off is what they
-- would not have allowed; on the first day and on the next.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_all
\o

create view t.block as
select b.*, v.customer_id, v.started_at, v.ended_at,
	coalesce(b.room_id, b.locker_id) as unit
from counter.checkin_blocks b
join counter.visits v on v.id = b.visit_id;

-- What must be so at any time.
create function t.broken() returns table (problem text, n bigint)
language sql
as $$
	select x.problem, count(*) from (
	select v.problem || ' ' || v.kind from desk.counter_verify() v
	union all
	select 'two in one unit'
	from t.block a
	join t.block b on b.unit = a.unit and b.visit_id > a.visit_id
		and tstzrange(a.starts_at, least(a.ends_at, a.ended_at))
			&& tstzrange(b.starts_at, least(b.ends_at, b.ended_at))
	union all
	select 'a customer in two places'
	from counter.visits a
	join counter.visits b on b.customer_id = a.customer_id and b.id > a.id
		and tstzrange(a.started_at, a.ended_at)
			&& tstzrange(b.started_at, b.ended_at)
	union all
	select 'a renewal that does not follow'
	from t.block b
	where b.block_type <> 'INITIAL' and not exists (select from t.block x
		where x.visit_id = b.visit_id and x.ends_at = b.starts_at)
	union all
	select 'an initial block that is none'
	from counter.visits v
	where (select count(*) from t.block b where b.visit_id = v.id
		and b.block_type = 'INITIAL'
		and b.starts_at = v.started_at) <> 1
	union all
	select 'under age'
	from t.block b
	join counter.customers c on c.id = b.customer_id
	where b.starts_at::date < c.dob + interval '18 years'
	union all
	select 'inside while banned'
	from counter.visits v
	join counter.customers c on c.id = v.customer_id
	where v.ended_at is null and c.banned_until > desk.clock()
	union all
	select 'a text that was not the agreement''s'
	from counter.agreement_signatures s
	join counter.agreements a on a.id = s.agreement_id
	where a.body_text <> s.agreement_text_snapshot
	union all
	select 'complete and not signed'
	from counter.lane_sessions s
	where s.status = 'COMPLETED' and s.customer_id is not null
	  and not exists (select from counter.checkin_blocks b
		join counter.agreement_signatures g
			on g.checkin_block_id = b.id
		where b.session_id = s.id)
	union all
	select 'a fee that is not the lateness'''
	from counter.late_checkout_events e
	cross join lateral desk.counter_late_fee(e.late_minutes) f
	where e.fee_amount <> f.minor / 100.0
	   or e.ban_applied <> (f.ban_days > 0)
	union all
	select 'late without a charge'
	from counter.late_checkout_events e
	where not exists (select from counter.charges c
		where c.checkin_block_id = e.occupancy_id
		  and c.type = 'LATE_FEE' and c.amount = e.fee_amount)
	union all
	select 'offered and not held'
	from counter.waitlist w
	where w.status = 'OFFERED' and w.offer_expires_at > desk.clock()
	  and not exists (
		select from counter.inventory_reservations r
		where r.waitlist_id = w.id and r.released_at is null)
	union all
	select 'in the future'
	from counter.visits v where v.started_at > desk.clock()
	) x (problem)
	group by 1
$$;

-- Every state of every machine.
create function t.missing() returns setof text
language sql
as $$
	select s::text from unnest(enum_range(null::counter.lane_session_status))
		s where s not in (select status from counter.lane_sessions)
	union all
	select s::text from unnest(enum_range(null::counter.payment_status)) s
	where s not in (select status from counter.payment_intents)
	union all
	select s::text from unnest(enum_range(null::counter.waitlist_status)) s
	where s not in (select status from counter.waitlist)
	union all
	select s::text
	from unnest(enum_range(null::counter.checkout_request_status)) s
	where s not in (select status from counter.checkout_requests)
	union all
	select s::text from unnest(enum_range(null::counter.room_status)) s
	where s not in (select status from counter.rooms)
	union all
	select s::text from unnest(enum_range(null::counter.block_type)) s
	where s not in (select block_type from counter.checkin_blocks)
	union all
	select s::text from unnest(enum_range(null::counter.rental_type)) s
	where s not in (select rental_type from counter.checkin_blocks)
	  and s <> 'GYM_LOCKER'
$$;
create function t.busy() returns text
language sql
as $$
	select concat_ws(' ', case when count(*) filter (where b.room_id
			is not null) between 25 and 35 then 'rooms' end,
		case when count(*) filter (where b.locker_id is not null)
			between 40 and 60 then 'lockers' end,
		case when count(*) filter (where b.ends_at < desk.clock())
			between 3 and 6 then 'over' end,
		case when count(*) filter (where b.ends_at between desk.clock()
			and desk.clock() + interval '30 minutes') > 2
			then 'soon' end)
	from desk.counter_units_expected e
	join counter.checkin_blocks b on b.id = e.block_id
$$;

select is_empty('select * from t.broken()', 'no rule is broken');
select is_empty('select * from t.missing()', 'every state is there');
select is(t.busy(), 'rooms lockers over soon', 'and the house is busy');
select is((select count(*)::integer from counter.visits
	where ended_at is not null), 600, 'with a past');
select cmp_ok((select count(*)::integer from counter.audit_log), '>', 3000,
	'that was written down');
select ok(exists (select from counter.customers where banned_until > now()),
	'somebody is banned');
select ok(exists (select from counter.customers where past_due_balance > 0),
	'somebody owes');
select is((select count(*)::integer from desk.staff s
	join counter.staff c on c.id = s.counter_staff_id
	where c.name = s.name), 4, 'the console''s people are the counter''s');
select is_empty($$ select g.tgrelid::regclass, g.tgname from pg_trigger g
	where g.tgrelid::regclass::text like 'counter.%' and not g.tgisinternal
	  and g.tgenabled <> 'O' $$, 'every trigger is on');
select is(desk.clock(), '2026-11-21 14:07:00-08'::timestamptz,
	'and the clock is the one that was');

-- The same day once more changes nothing, the next one is alive again.
create table t.before as
select v.id from counter.visits v where v.ended_at is null;
\o /dev/null
:fill_all
\o
select set_eq('select id from counter.visits where ended_at is null',
	'select id from t.before', 'a day is filled once');
-- somebody is at lane 3 and has selected a room, and the rest is as it was left
set test.now = '2026-11-22 09:30:00-08';
update counter.lane_sessions set status = 'COMPLETED', customer_id = null
where lane_id = '3' and status = 'ACTIVE';
insert into counter.customers (id, name) values (md5('n')::uuid, 'New Here');
insert into counter.lane_sessions (id, lane_id, status, customer_id,
	assigned_resource_type, assigned_resource_id, created_at)
select md5('l')::uuid, '3', 'ACTIVE', md5('n')::uuid, 'room', r.id,
	desk.clock() - interval '1 minute'
from counter.rooms r
where r.status = 'CLEAN' and r.type = 'STANDARD'
  and desk.counter_unit_holder('room', r.id, null) is null
order by r.number limit 1;
\o /dev/null
:fill_all
\o
select is_empty('select * from t.broken()', 'a day later no rule is broken');
select is_empty('select * from t.missing()', 'every state is there');
select is(t.busy(), 'rooms lockers over soon', 'the house is busy again');
select is_empty('select id from counter.visits where ended_at is null
	intersect select id from t.before', 'with other people');
select is(status::text, 'ACTIVE', 'and nobody was sent away')
from counter.lane_sessions where id = md5('l')::uuid;

select * from finish();
rollback;
