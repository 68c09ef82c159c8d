-- SPDX-License-Identifier: GPL-3.0-or-later
-- The states of everything in the club but its bookings: every step of every
-- machine, tried on the table itself by the club's application.
begin;
\ir fixture.psql
\ir writing.psql
select no_plan();

insert into club.events (id, title, start_time)
values (1, 'Open house', '2026-11-28 18:00');
insert into club.wellness_classes (id, title, start_time, end_time)
values (1, 'Yoga', '2026-11-28 08:00', '2026-11-28 09:00');

-- A table for each machine, and what else a row of it needs.
create table t.machine (machine text, relation regclass, state name,
	columns text, "values" text);
insert into t.machine values
	('club.rsvp', 'club.event_rsvps', 'status', 'event_id, user_email',
		'1, ''a@example.com'''),
	('club.enrollment', 'club.wellness_enrollments', 'status',
		'wellness_class_id, user_email', '1, ''a@example.com'''),
	('club.tour', 'club.tours', 'status', 'scheduled_at',
		'''2026-11-22 10:00'''),
	('club.payment_intent', 'club.stripe_payment_intents', 'status',
		'stripe_payment_intent_id, amount_cents', '''pi_1'', 2500'),
	('club.deletion_request', 'club.account_deletion_requests', 'status',
		'email', '''a@example.com'''),
	('club.export_request', 'club.data_export_requests', 'status',
		'user_email', '''a@example.com'''),
	('club.bug_report', 'club.bug_reports', 'status', 'description',
		'''it does not load'''),
	('club.form_submission', 'club.form_submissions', 'status',
		'form_type', '''tour'''),
	('club.job', 'club.job_queue', 'status', 'job_type', '''email'''),
	('club.sync', 'club.hubspot_sync_queue', 'status',
		'entity_type, entity_id, action', '''contact'', ''1'', ''update'''),
	('club.reconciliation', 'club.booking_requests',
		'reconciliation_status', 'user_id, resource_id, request_date,
		start_time, end_time, duration_minutes', '''vip'', 1,
		''2026-11-24'', ''10:00'', ''11:00'', 60');

select set_eq($$ select machine from t.machine $$, $$
	select distinct machine from desk.transition
	where machine like 'club.%' and machine <> 'club.booking' $$,
	'each machine of the club is tried');

-- The states of the machine are those that the column takes.
create view t.state as
select distinct m.machine, s.state
from t.machine m
join desk.transition d on d.machine = m.machine
cross join lateral (values (d.from_state), (d.to_state)) s (state);
select is_empty($$
	select m.machine, x.value[1] from t.machine m
	join pg_constraint c on c.conrelid = m.relation and c.contype = 'c'
	join pg_attribute a on a.attrelid = m.relation and a.attname = m.state
		and c.conkey = array[a.attnum]
	cross join lateral regexp_matches(pg_get_constraintdef(c.oid),
		'''([^'']+)''::', 'g') as x (value)
	except select machine, state from t.state $$,
	'every value of the column is a state of the machine');

-- One try: a row brought to its state behind the trigger's back, then the
-- step, as the application takes it, and back again.
create function t.step(m t.machine, was text, becomes text) returns text
language plpgsql
as $$
declare
	said text := 'done';
begin
	execute format('alter table %s disable trigger user', m.relation);
	if was <> '' then
		execute format('insert into %s (%s, %I) values (%s, %L)',
			m.relation, m.columns, m.state, m."values", was);
	end if;
	execute format('alter table %s enable trigger user', m.relation);
	said := t.write(case when was = ''
		then format('insert into %s (%s, %I) values (%s, %L)',
			m.relation, m.columns, m.state, m."values", becomes)
		else format('update %s set %I = %L', m.relation, m.state,
			becomes) end);
	execute format('delete from %s', m.relation);
	return said;
end
$$;
delete from club.booking_requests;

select is(t.step(m, f.state, x.state), case
	when f.state = x.state or exists (select from desk.transition d
		where d.machine = m.machine and d.from_state = f.state
		  and d.to_state = x.state) then 'done'
	when f.state = '' then format('%s does not begin as %s', n.thing,
		replace(x.state, '_', ' '))
	else format('%s that is %s does not become %s', n.thing,
		replace(f.state, '_', ' '), replace(x.state, '_', ' '))
	end, concat_ws(' ', m.machine, coalesce(nullif(f.state, ''),
		'nothing'), 'to', x.state))
from t.machine m
join t.state f on f.machine = m.machine
join t.state x on x.machine = m.machine and x.state <> ''
cross join lateral (select split_part(encode(g.tgargs, 'escape'), '\000', 3)
	from pg_trigger g
	where g.tgrelid = m.relation
	  and g.tgfoid = 'desk.step_allowed()'::regprocedure
	  and starts_with(encode(g.tgargs, 'escape'), m.machine || '\000'))
	n (thing);

-- What domain.md says outright.
select is_empty($$
	select from_state from desk.transition
	where machine = 'club.payment_intent'
	  and to_state in ('refunded', 'partially_refunded')
	  and from_state not in ('', 'succeeded', 'refunding',
		'partially_refunded', 'disputed') $$,
	'money goes back only where it came (2.6)');
select is_empty($$
	select machine, from_state from desk.transition
	where from_state in ('completed', 'canceled', 'refunded', 'adjusted',
		'reviewed', 'superseded')
	  and machine in ('club.payment_intent', 'club.job', 'club.sync',
		'club.export_request', 'club.reconciliation', 'club.tour') $$,
	'what ended stays ended');

select * from finish();
rollback;
