-- SPDX-License-Identifier: GPL-3.0-or-later
-- A counter to fight over: ten lanes, eight double and special rooms, lockers,
-- sixty customers, and four logins at its desks.  It is Saturday 21 November
-- 2026, 14:07.

create or replace function desk.clock() returns timestamptz
language sql volatile
as $$ select '2026-11-21 14:07:00-08'::timestamptz $$;

do $$
declare
	n integer;
begin
	for n in 0..3 loop
		begin
			execute format('create role racer%s login', n);
		exception when duplicate_object or unique_violation then
			null; -- by another database of the cluster
		end;
		execute format('grant desk_frontdesk to racer%s', n);
		insert into desk.staff (login, role_oid, name, email, role,
			desk)
		values ('racer' || n, ('racer' || n)::regrole, 'Racer ' || n,
			format('racer%s@club.example', n), 'frontdesk',
			'desk ' || n);
	end loop;
end
$$;

update desk.setting set value = '10'
where system = 'counter' and key = 'lanes';
insert into counter.customers (id, name, dob, primary_language)
select ('00000000-0000-4000-9000-' || to_char(n, 'FM000000000000'))::uuid,
	'Customer ' || n, '1980-01-01', 'EN'
from generate_series(1, 60) n;
insert into counter.agreements (version, title, body_text, active)
values ('1', 'House rules', 'Be nice.', true);

-- What was asked and what was answered, for the judges.
create table public.asked (id uuid not null, action text not null,
	answer jsonb);

create view public.done as
select distinct a.id, a.action
from public.asked a
where a.answer ->> 'ok' = 'true'
  and a.answer #> '{detail,unchanged}' is null;

-- The judges: no row in any of these.

-- Somebody with two units, or a unit whose guest has no stay in it.
create view public.housed_otherwise as
select v.problem, v.detail from desk.counter_verify() v
union all
select 'two units', n.customer::text
from desk.counter_unit_now n
where n.customer is not null
group by n.customer
having count(*) > 1
union all
select 'no stay', n.unit
from desk.counter_unit_now n
where n.customer is not null and n.block is null;

-- A visit without its one signed block, or that nobody completed at a lane.
create view public.visited_otherwise as
select v.id, count(b.id) as blocks
from counter.visits v
left join counter.checkin_blocks b on b.visit_id = v.id and b.agreement_signed
left join counter.lane_sessions s on s.id = b.session_id
	and s.status = 'COMPLETED' and s.customer_id = v.customer_id
left join counter.agreement_signatures g on g.checkin_block_id = b.id
group by v.id
having count(b.id) <> 1 or count(s.id) <> 1 or count(g.id) <> 1;

-- Paid, and neither complete nor open; or complete and not paid once; or due,
-- and nobody stands there any more.
create view public.paid_otherwise as
select p.id, p.status, s.status as session
from counter.payment_intents p
join counter.lane_sessions s on s.id = p.lane_session_id
where p.status = 'PAID' and not (s.customer_id is not null
		and s.payment_intent_id = p.id
		and s.status in ('COMPLETED', 'AWAITING_SIGNATURE'))
   or p.status = 'DUE' and s.status = 'COMPLETED'
union all
select s.payment_intent_id, null, s.status
from counter.lane_sessions s
where s.status = 'COMPLETED' and s.customer_id is not null
  and (select count(*) from counter.payment_intents p
	where p.lane_session_id = s.id and p.status = 'PAID') <> 1;

-- Done, but not on the lane's record exactly once; or on record, but not done.
create view public.recorded_otherwise as
select d.id, l.request, l.entries
from public.done d
full join (select metadata ->> 'request' as request, count(*) as entries
	from counter.audit_log
	where entity_type = 'lane_session'
	group by 1) l on l.request = d.id::text
where l.entries is distinct from 1 or d.id is null;

-- Neither done nor refused by a name and a sentence.
create view public.answered_with_nothing as
select answer from public.asked
where answer ->> 'ok' is distinct from 'true'
  and not (answer ->> 'code' in ('clash', 'stale', 'state', 'capacity', 'owed')
	and answer ->> 'sentence' <> '');

-- Asked again, and answered otherwise; or kept as something else.
create view public.answered_otherwise as
select id::text, jsonb_agg(distinct answer)::text as answers
from public.asked
group by id
having count(distinct answer) > 1
union all
select coalesce(a.id, r.id)::text, 'kept otherwise'
from (select distinct id, (answer ->> 'ok')::boolean as ok
	from public.asked) a
full join desk.request r on r.id = a.id and r.ok = a.ok
where a.id is null or r.id is null;

-- Somebody at two lanes, or waiting without having been told to.
create view public.standing_otherwise as
select s.customer_id::text as what
from counter.lane_sessions s
where s.status not in ('COMPLETED', 'CANCELLED') and s.customer_id is not null
group by 1
having count(*) > 1
union all
select w.id::text
from counter.waitlist w
left join counter.checkin_blocks b on b.waitlist_id = w.id
left join counter.lane_sessions s on s.id = b.session_id
	and s.waitlist_desired_type = w.desired_tier
where s.id is null;
