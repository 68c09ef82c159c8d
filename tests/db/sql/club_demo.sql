-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rest of the demonstration club: nothing is empty, every state is there,
-- no counter is wrong; today, and still so some days later.
begin;
\ir demo.psql
select no_plan();

-- What a machine's table is, from the trigger that judges it.
create view t.wired as
select g.tgrelid as relid, a.argument[1] as machine, a.argument[2] as state
from pg_trigger g
cross join lateral (select string_to_array(
	encode(g.tgargs, 'escape'), '\000') as argument) a
where g.tgfoid = 'desk.step_allowed()'::regprocedure
  and a.argument[1] like 'club.%';

-- Values of a column, and the tables of the club without a row.
create function t.there(relation regclass, name text) returns setof text
language plpgsql
as $$
begin
	return query execute format('select distinct %I::text from %s '
		'where %I is not null', name, relation, name);
end
$$;
create function t.empty() returns setof regclass
language plpgsql
as $$
declare
	relation regclass;
	found_one boolean;
begin
	for relation in
		select c.oid from pg_class c
		where c.relnamespace = 'club'::regnamespace and c.relkind = 'r'
	loop
		execute format('select exists (select from %s)', relation)
		into found_one;
		if not found_one then
			return next relation;
		end if;
	end loop;
end
$$;

-- What holds on any day.
create function t.holds(day text) returns setof text
language plpgsql
as $$
begin
	return next is_empty('select * from t.empty()',
		day || ': no table is empty');
	return next is_empty($q$
		select w.machine, s.state
		from (select distinct relid, machine, state from t.wired) w
		join (select machine, from_state as state from desk.transition
			union select machine, to_state from desk.transition) s
			on s.machine = w.machine and s.state <> ''
		where w.machine <> 'club.reconciliation'
		  and s.state not in (select t.there(w.relid, w.state)) $q$,
		day || ': every state of every machine is there');
	return next is_empty('select * from desk.place_load_verify()',
		day || ': places are counted well');
	return next is_empty('select * from desk.occupancy_verify()',
		day || ': so is who has what when');
	return next is_empty($q$
		select tgrelid::regclass from pg_trigger
		where not tgisinternal and tgenabled <> 'O' $q$,
		day || ': no trigger is off');
	return next isnt_empty($q$
		select from desk.place_load where taken = capacity $q$,
		day || ': something is full');
	return next cmp_ok((select count(*)::integer from club.events e
		where e.start_time between desk.local_now('club')
			and desk.local_now('club') + interval '10 days'), '>=',
		2, day || ': events are coming');
	return next set_has($q$ select status::text from club.tours
		where scheduled_at::date between
			desk.local_now('club')::date
			and desk.local_now('club')::date + 3 $q$,
		$q$ values ('pending'), ('scheduled'), ('checked_in') $q$,
		day || ': somebody is shown around, somebody comes, '
			'somebody asks');
	return next is((select count(*)::integer from club.announcements
		where is_active and show_as_banner), 1,
		day || ': one announcement is up');
	return next is_empty($q$
		select 'rsvp', r.id from club.event_rsvps r
		where r.created_at > desk.local_now('club')
		union all
		select 'enrollment', w.id from club.wellness_enrollments w
		where w.enrolled_at > desk.local_now('club')
		union all
		select 'payment', i.id from club.stripe_payment_intents i
		where i.created_at > desk.local_now('club')
		union all
		select 'letter', e.id from club.trackman_webhook_events e
		where e.received_at > desk.local_now('club')
		union all
		select 'job', j.id from club.job_queue j
		where j.created_at > desk.local_now('club')
		union all
		select 'note', n.id from club.member_notes n
		where n.created_at > desk.local_now('club')
		union all
		select 'form', f.id from club.form_submissions f
		where f.submitted_at > desk.local_now('club') $q$,
		day || ': nothing was done in the future');
	return next is_empty($q$
		select id from club.stripe_payment_intents
		where (status = 'pending' or status like 'requires%')
		  and created_at < desk.local_now('club')
			- interval '8 days' $q$,
		day || ': no payment waits for ever');
	return next is_empty($q$
		select p.id from club.day_pass_purchases p
		join club.stripe_payment_intents i
			using (stripe_payment_intent_id)
		where i.status <> case p.status when 'refunded' then 'refunded'
			when 'cancelled' then 'canceled' else 'succeeded' end
		   or i.amount_cents <> p.price_cents
		   or i.customer_email <> p.email $q$,
		day || ': day passes agree with their payments');
	return next set_has('select status from club.day_pass_purchases
		where stripe_payment_intent_id is not null', $q$
		values ('active'), ('redeemed'), ('expired'), ('refunded'),
			('cancelled') $q$, day || ': in every state');
	return next is_empty($q$
		select w.id from club.wellness_enrollments w
		join club.wellness_classes c on c.id = w.wellness_class_id
		where w.status = 'attended'
		  and c.start_time > desk.local_now('club') $q$,
		day || ': nobody was in a class to come');
	return next is_empty($q$
		select m.member_email from club.group_members m
		join club.users u on lower(u.email) = lower(m.member_email)
		where u.family_group_id is distinct from m.billing_group_id
		union all
		select u.email from club.users u
		where u.family_group_id is not null and not exists (
			select from club.group_members m
			where lower(m.member_email) = lower(u.email)) $q$,
		day || ': who is in a group says so');
end
$$;

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_all
\o
select t.holds('on the first day');

-- The same again changes nothing.
create table t.seen as select t.everything() as digest;
\o /dev/null
:fill_all
\o
select is(t.everything(), (select digest from t.seen),
	'a second run on the same day changes nothing');

-- Somebody cancels a class of the week by hand.
delete from club.wellness_enrollments w using club.wellness_classes c
where c.id = w.wellness_class_id and c.start_time::date = '2026-11-25';
delete from club.wellness_classes where start_time::date = '2026-11-25';

set test.now = '2026-11-24 09:30:00-08';
\o /dev/null
:fill_all
\o
select t.holds('three days later');
select is_empty($$ select id from club.wellness_classes
	where start_time::date = '2026-11-25' $$,
	'what was cancelled by hand does not come back');

select * from finish();
rollback;
