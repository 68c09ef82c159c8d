-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration academy on its first day and later: every state of every
-- machine, somebody training right now, and no rule broken that triggers would
-- have kept.
begin;
\ir demo.psql
select no_plan();
set check_function_bodies = off;

create view t.session as
select s.*, tsrange(s.date, s.date + interval '1 hour') as during
from academy.session s
where s.status <> 'CANCELED';

create function t.lively(what text) returns setof text
language sql
as $$
	select set_eq('select status::text from academy.session',
		array['PENDING', 'PAID', 'CANCELED'], 'sessions ' || what)
	union all
	select set_eq('select status::text from academy.ticket',
		array['PENDING', 'ACTIVE', 'CANCELED', 'REFUNDED'],
		'tickets ' || what)
	union all
	select set_eq('select status::text from academy.refund',
		array['PENDING', 'APPROVED', 'REJECTED', 'COMPLETED'],
		'refunds ' || what)
	union all
	select set_eq('select status::text from academy.event_registration',
		array['PENDING', 'PAID', 'CANCELED'], 'registrations ' || what)
	union all
	select isnt_empty(format('select from t.session
		where during @> %L::timestamp', demo.now()),
		'somebody trains now ' || what)
	union all
	select cmp_ok((select count(*) from academy.slot l
		join academy.schedule h on h.id = l.schedule_id
		where h.start_date::date = x.day
		  and not l.is_booked and not l.is_deleted), '>', 3::bigint,
		format('hours are free on %s', x.day))
	from (values (demo.today()), (demo.today() + 6)) x (day)
	union all
	select cmp_ok((select count(*) from t.session s
		where s.date::date = x.day), '>', 5::bigint,
		format('and taken on %s', x.day))
	from (values (demo.today()), (demo.today() + 6)) x (day)
	union all
	select isnt_empty(format('select from academy.event
		where start_date > %L and not canceled', demo.today()),
		'an event is ahead ' || what)
	union all
	select isnt_empty(format('select from academy.refund
		where status = ''PENDING'' and created_at > %L',
		demo.now() - interval '1 hour'),
		'a refund was asked for within the hour ' || what)
$$;

create function t.honest(what text) returns setof text
language sql
as $$
	select is_empty('select * from desk.academy_occupancy_verify()',
		'occupancy is as expected ' || what)
	union all
	select is_empty('select * from desk.academy_counts_expected
		where taken <> counted', 'so are the counters ' || what)
	union all
	select is_empty('select a.id from t.session a join t.session b
		on b.id > a.id and b.during && a.during
		and (b.trainer_id = a.trainer_id or b.child_id = a.child_id)',
		'nobody is in two places ' || what)
	union all
	select is_empty('select s.id from academy.session s
		where s.status = ''PENDING'' and s.date < demo.today()
		  and s.date >= demo.began()',
		'nothing of these days is left open ' || what)
	union all
	select is_empty('select user_id from academy.session_balance b
		where b.amount <> (select sum(u.number_of_sessions)
			from academy.user_bulk u where u.user_id = b.user_id)',
		'a balance is what packages have left ' || what)
	union all
	select is_empty('select d.id from academy.session_details d
		join academy.session s on s.id = d.session_id
		where d.with_balance and s.status <> ''CANCELED''
		  and (select sum(u.used) from desk.academy_credit_use u
			where u.session_detail_id = d.id) <> 2',
		'what was paid ahead came from a package ' || what)
	union all
	select is_empty('select r.id from academy.refund r
		join academy.ticket t on t.id = r.ticket_id
		where (r.status = ''COMPLETED'') <> (t.status = ''REFUNDED'')
		   or r.amount::numeric <> t.price',
		'whole tickets are refunded ' || what)
	union all
	select is_empty('select u.id from academy.user_ticket u
		join academy.ticket t on t.id = u.ticket_id
		where u.status <> t.status::text
		   or (u.refund_id is null) = (u.status = ''REFUNDED'')',
		'children''s tickets follow ' || what)
	union all
	select is_empty('select e.id from academy.event_registration r
		join academy.event e on e.id = r.event_id
		join academy.child c on c.id = r.child_id
		where r.status <> ''CANCELED'' and extract(year from
			age(e.start_date, c.birthdate))
			not between e.min_age and e.max_age',
		'nobody is too young or too old ' || what)
	union all
	select is_empty('select k.id from academy.event_ticket k
		where k.total_amount > k.capacity', 'nothing is oversold '
		|| what)
$$;

\o /dev/null
set test.now = '2026-11-21 14:07:00-08';
:fill_all
\o
select * from t.lively('on the first day');
select * from t.honest('on the first day');
select is_empty('select from desk.integrity_issue', 'no fact overlaps another');
select set_eq('select role::text from academy."user"',
	array['ADMIN', 'TRAINER', 'PARENT'], 'all roles are there');
select set_eq('select status::text from academy.subscription',
	array['ACTIVE', 'PAST_DUE', 'CANCELED', 'UNPAID', 'INCOMPLETE',
	'INCOMPLETE_EXPIRED', 'TRIALING', 'PAUSED'], 'and subscriptions');
select set_eq('select status from academy.payment',
	array['pending', 'succeeded', 'failed', 'refunded'], 'and payments');
select set_eq('select status from academy.trainer_order',
	array['pending', 'succeeded', 'failed', 'refunded'],
	'of sessions as well');
select isnt_empty('select from academy.event where canceled',
	'an event was canceled');
select is_empty($$ select c.relname from pg_class c
	where c.relnamespace = 'academy'::regnamespace and c.relkind = 'r'
	  and (xpath('/row/n/text()', query_to_xml(format(
		'select count(*) as n from %s', c.oid::regclass), false, true,
		'')))[1]::text = '0' $$, 'no table is empty');
create table t.sessions as select * from academy.session;

\o /dev/null
reset role;
:fill_all
reset role;
\o
select set_eq('select id, status from academy.session',
	'select id, status from t.sessions', 'a day is filled once');

\o /dev/null
set test.now = '2026-11-22 02:30:00-08';
:fill_all
reset role;
\o
select * from t.lively('at night');
select * from t.honest('at night');

\o /dev/null
set test.now = '2026-12-03 23:40:00-08';
:fill_all
reset role;
\o
select * from t.lively('days later');
select * from t.honest('days later');

select * from finish();
rollback;
