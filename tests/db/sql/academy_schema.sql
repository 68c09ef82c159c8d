-- SPDX-License-Identifier: GPL-3.0-or-later
-- The academy's value sets and machines, written down a second time on
-- purpose, its accounts, and who may reach what (document 001; domain.md 4).
begin;
\ir fixture.psql
\ir systems.psql
\ir academy.psql
select no_plan();

select is((select count(*)::integer from pg_tables
	where schemaname = 'academy'), 35, '35 tables');
select results_eq($$
	select y.typname::text collate "default",
		string_agg(e.enumlabel::text collate "default", ' '
			order by e.enumsortorder)
	from pg_type y join pg_enum e on e.enumtypid = y.oid
	where y.typnamespace = 'academy'::regnamespace group by 1 order by 1 $$,
	$$ values
	('event_type', 'CLINIC CAMP NETWORKING'),
	('newsletter_status', 'ACTIVE UNSUBSCRIBED'),
	('skill_level', 'BEGINNER INTERMEDIATE ADVANCED'),
	('status_event_registration', 'PENDING PAID CANCELED'),
	('status_refund', 'PENDING APPROVED REJECTED COMPLETED'),
	('status_ticket', 'ACTIVE CANCELED REFUNDED PENDING'),
	('subscription_plan', 'BASIC FREE'),
	('subscription_status', 'ACTIVE PAST_DUE CANCELED UNPAID INCOMPLETE '
		'INCOMPLETE_EXPIRED TRIALING PAUSED'),
	('user_role', 'ADMIN TRAINER PARENT') $$, 'value sets are the document''s');
select results_eq($$
	select machine, string_agg(concat_ws('>', from_state, to_state
		|| case when desk_only then '!' else '' end), ' '
		order by from_state, to_state)
	from desk.transition where machine like 'academy.%'
	group by 1 order by 1 $$, $$ values
	('academy.event_registration',
		'>PAID >PENDING PAID>CANCELED PENDING>CANCELED PENDING>PAID'),
	('academy.refund', '>PENDING APPROVED>COMPLETED PENDING>APPROVED '
		'PENDING>REJECTED REJECTED>PENDING'),
	('academy.session',
		'>PAID >PENDING PAID>CANCELED PENDING>CANCELED PENDING>PAID'),
	('academy.ticket', '>ACTIVE >PENDING ACTIVE>CANCELED ACTIVE>REFUNDED! '
		'CANCELED>REFUNDED! PENDING>ACTIVE PENDING>CANCELED') $$,
	'machines are those of domain.md');

-- Accounts and what belongs to them.
select is(t.app($$ insert into academy."user" (email, first_name, last_name)
	values ('MGarcia@Example.com', 'Mo', 'G') $$),
	'limit: An account has that e-mail already', 'one account an e-mail');
select is(t.app($$ insert into academy."user" (id, email, first_name,
	last_name) values ('new', 'new@example.com', 'N', '') $$), 'ok',
	'one name will do');
select is((select (role::text, created_at, updated_at) from academy."user"
	where id = 'new'), row('PARENT'::text, '2026-11-21 14:07'::timestamp,
	'2026-11-21 14:07'::timestamp), 'stamped by the venue''s clock');
set test.now = '2026-11-21 15:00:00-08';
select is(t.app($$ update academy."user" set phone_number = '1'
	where id = 'new' $$), 'ok', 'a change');
select is((select updated_at from academy."user" where id = 'new'),
	'2026-11-21 15:00'::timestamp, 'is stamped');
select is(t.app($$ insert into academy.trainer (user_id, first_name,
	last_name, price_per_hour) values ('garcia', 'M', 'G', 1) $$),
	'state: A trainer has a trainer''s account', 'a parent is no trainer');
select is(t.app($$ insert into academy.child (name, parent_id)
	values ('X', 'ruiz') $$), 'state: A child has a parent''s account',
	'nor a trainer a parent');
select is(t.app($$ insert into academy.child (name, parent_id)
	values ('X', 'nobody') $$), 'missing: There is no such parent',
	'nor nobody');
select is(t.app($$ update academy."user" set role = 'PARENT'
	where id = 'ruiz' $$), 'state: A trainer''s account stays a trainer''s',
	'a trainer stays one');
select is(t.app($$ update academy."user" set role = 'ADMIN'
	where id = 'lind' $$),
	'state: The account of a child''s parent stays one', 'a parent too');
select is(t.app($$ update academy."user" set role = 'TRAINER'
	where id = 'new' $$), 'ok', 'others may change');
select is(t.app($$ insert into academy.child (parent_id)
	values ('garcia') $$), 'limit: A child has a name', 'a child has a name');
select is(t.app($$ update academy."user" set reset_token = 'x'
	where id = 'new' $$), 'limit: A password is reset within a time',
	'a token ends');
select is(t.app($$ delete from academy."user" where id = 'lind' $$), 'ok',
	'a family without history may go');
select is_empty($$ select from academy.child where parent_id = 'lind' $$,
	'with its children');
insert into academy.trainer_order (user_id, trainer_id, amount, status)
values ('garcia', 'ruiz', 80, 'succeeded');
select is(t.app($$ delete from academy."user" where id = 'garcia' $$),
	'missing: There is no such account', 'one that paid stays');
select is(t.app($$ update academy.trainer_order set status = 'lost' $$),
	'state: There is no such state of a payment', 'in a known state');

-- The application has its own schema, and no way out of it.
select is(t.try('academysite1', call), '42501', 'not: ' || call)
from unnest(array['select * from club.users',
	'select * from desk.academy_load',
	'update desk.academy_credit_use set used = 0',
	'insert into desk.transition values (''academy.ticket'', ''PENDING'',
		''REFUNDED'')',
	'select desk.academy_credit_settle(''x'', ''garcia'', ''ruiz'', -9)',
	'select desk.academy_occupancy_rebuild()',
	'truncate academy.ticket',
	'alter table academy.ticket disable trigger user',
	'create table academy.mine (i integer)',
	'set role desk_owner']) call;

-- Staff see what a desk needs; nothing of a child's health, and no secret.
select is(t.try(who, call), said, format('%s: %s: %s', who, call, said))
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	(values
	('select first_name, last_name from academy.child', 'ok'),
	('select allergies from academy.child', '42501'),
	('select medical_conditions from academy.child', '42501'),
	('select birthdate, emergency_contact from academy.child', '42501'),
	('select name from academy.custom_allergen', '42501'),
	('select email from academy."user"', '42501'),
	('select password from academy."user"', '42501'),
	('select otp from academy.otp', '42501'),
	('select access_token from academy.google_calendar_integrations',
		'42501'),
	('select status, amount from academy.refund', 'ok'),
	('update academy.refund set status = ''APPROVED''', '42501')
	) c (call, said);
select set_eq($$ select relation || '.' || name from desk.column_class
	where relation like 'academy.%' and class = 'medical' $$,
	array['academy.child.allergies', 'academy.child.medical_conditions',
	'academy.custom_allergen.name'], 'what is medical');

select * from finish();
rollback;
