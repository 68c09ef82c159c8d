-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every column of the five systems is open, masked, secret or medical, and the
-- staff roles read the open ones and no other (database.md 7).
begin;
\ir fixture.psql
select plan(9);

create view t.columns as
select c.oid as relation, a.attname as name, k.class
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
	and not a.attisdropped
left join desk.column_class k on k.relation = c.oid::regclass::text
	and k.name = a.attname
where c.relnamespace::regnamespace::text in
	('club', 'academy', 'counter', 'gym', 'platform')
  and c.relkind in ('r', 'p', 'v', 'm', 'f');

select cmp_ok((select count(*)::integer from t.columns where class = 'open'),
	'>', 100, 'there are open columns');
select is_empty($$
	select relation::regclass, name from t.columns where class is null $$,
	'every column is classified');
select is_empty($$
	select relation, name from desk.column_class
	except select relation::regclass::text, name from t.columns $$,
	'no class is left over');
select is_empty($$
	select c.relation::regclass, c.name, r, c.class
	from t.columns c,
		unnest(array['desk_frontdesk', 'desk_manager',
			'desk_support']) r
	where has_column_privilege(r, c.relation, c.name, 'select')
		is distinct from (c.class = 'open') $$,
	'the open ones, and no other, are read by staff');
select is_empty($$
	select relation::regclass, name from t.columns
	where name ~ '(email|phone|phone_number|birth|birthday|birthdate|dob|ip_address)$'
	  and class = 'open'
	  -- how colleagues are called and reached is no secret among them
	  and (relation::regclass::text, name) not in (values
		('club.staff_users', 'email'::name),
		('club.booking_payment_audit', 'staff_email'),
		('club.admin_audit_log', 'staff_email')) $$,
	'nobody''s e-mail, phone or birthday is open');
select is_empty($$
	select relation::regclass, name from t.columns
	where name ~ '(password|password_hash|token|otp|secret|private_key)$'
	  and class <> 'secret' $$, 'passwords, tokens and secrets are secret');

-- What classify() refuses, and what it takes back.
select throws_ok($$ select desk.classify('club.users', 'id nickname') $$,
	'23502', null, 'a column that is not there is not classified');
select throws_ok($$ select desk.classify('club.users', 'id', 'id') $$,
	'23505', null, 'a column has one class');
set role desk_owner;
select desk.classify('club.users', 'id', 'name');
reset role;
select ok(not has_column_privilege('desk_manager', 'club.users', 'name',
	'select'), 'a column that is masked now was open before');

select * from finish();
rollback;
