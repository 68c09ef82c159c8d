-- SPDX-License-Identifier: GPL-3.0-or-later
-- Agreements and signatures, customers, the audit log, who is who at the
-- counter, and what its application may do (document 002; domain.md 1.1).
begin;
\ir fixture.psql
\ir counter.psql
select no_plan();

-- Agreements.
select is(t.said('update counter.agreements set active = true
	where version = ''6'''), 'Another agreement is active',
	'one agreement is active at most');
select is(t.said('update counter.agreements set active = false
	where version = ''7'';
	update counter.agreements set active = true where version = ''6'';
	update counter.agreements set active = false where version = ''6'';
	update counter.agreements set active = true where version = ''7'''),
	'done', 'none, or another');
select is(t.said(format('insert into counter.agreements (version, title,
	body_text) values (%L, %L, %L)', version, title, body)), said, words)
from (values
	('8', 'Rules', 'Be quiet.', 'done', 'a new version'),
	('7', 'Rules', 'Be quiet.', 'There is an agreement of that version',
		'a version is one text'),
	('9', 'Rules', ' ', 'An agreement has a version, a title and a text',
		'an empty one'),
	(' ', 'Rules', 'x', 'An agreement has a version, a title and a text',
		'without a version')
) as v (version, title, body, said, words);
select is(t.said('update counter.agreements set body_text = ''Be kind.''
	where version = ''8'''), 'done', 'nobody has signed it: it may change');

-- Signatures.
select isnt(t.visit('anna', '204'), null, 'anna is inside');
create function t.signs(version text, said_version text, snapshot text,
	png text default 'iVBO', method text default 'DIGITAL',
	block text default 'anna') returns text
language sql
as $$ select t.said(format('insert into counter.agreement_signatures (
	agreement_id, agreement_version, agreement_text_snapshot,
	checkin_block_id, signature_png_base64, signed_method, customer_name)
	values (%L, %L, %L, %L, %L, %L, ''Anna Lee'')',
	(select id from counter.agreements a where a.version = signs.version),
	said_version, snapshot, t.id('block ' || block), png, method)) $$;
select is(t.signs(version, said_version, snapshot), said, words)
from (values
	('7', '7', 'Be nice, and loud.', 'The text that was signed is not '
		'that of the agreement', 'another text'),
	('7', '6', 'Be nice, and quiet.', 'The text that was signed is not '
		'that of the agreement', 'another version'),
	('7', '7', 'Be nice, and quiet. ', 'The text that was signed is not '
		'that of the agreement', 'a blank more'),
	('6', '6', 'Be nice.', 'That agreement is not the active one',
		'an old agreement'),
	('7', '7', 'Be nice, and quiet.', 'done', 'the text itself')
) as v (version, said_version, snapshot, said, words);
select ok(agreement_signed, 'the block is marked as signed')
from counter.checkin_blocks where id = t.id('block anna');
select is(t.signs('7', '7', 'Be nice, and quiet.', null),
	'There is no signature', 'nothing was signed');
select is(t.signs('7', '7', 'Be nice, and quiet.', null, 'MANUAL'), 'done',
	'on paper there are no strokes');
select is(t.signs('7', '7', 'Be nice, and quiet.', 'x', 'WAVED'),
	'An agreement is signed on the screen or on paper', 'or a wave');
select is(t.signs('7', '7', 'Be nice, and quiet.', 'x', 'DIGITAL', 'bo'),
	'There is no such stay', 'for nobody''s stay');
select is(t.said('update counter.agreements set body_text = ''Be loud.''
	where version = ''7'''), 'An agreement that was signed keeps its text',
	'what was signed keeps its text');
select is(t.said('update counter.agreements set title = ''Rules''
	where version = ''7'''), 'An agreement that was signed keeps its text',
	'and its title');
select is(t.said('delete from counter.agreements where version = ''7'''),
	'An agreement that was signed keeps its text', 'and stays');
select is(t.said('update counter.agreements set active = false
	where version = ''7'''), 'done', 'but retires');
select is(t.signs('7', '7', 'Be nice, and quiet.', 'x'),
	'That agreement is not the active one', 'and is signed no more');
select is(t.said('delete from counter.agreements where version = ''8'''),
	'done', 'one that nobody signed goes');

-- What was signed or logged stays, whoever asks.
insert into counter.audit_log (id, action, entity_type, entity_id)
values (t.id('entry'), 'CREATE', 'visit', t.id('visit anna'));
select is(t.said(call, who), '42501', who || ': ' || call)
from unnest(array['counterapp1', session_user]) who,
	unnest(array[
	'update counter.agreement_signatures set customer_name = ''x''',
	'delete from counter.agreement_signatures',
	'truncate counter.agreement_signatures',
	'update counter.audit_log set action = ''DELETE''',
	'delete from counter.audit_log',
	'truncate counter.audit_log']) call;
select is((select count(*)::integer from counter.agreement_signatures), 2,
	'two signatures are there');

-- The audit log.
select is(array_length(enum_range(null::counter.audit_action), 1), 34,
	'34 actions');
select is(t.said(format('insert into counter.audit_log (staff_id, action,
	entity_type, entity_id, override_reason) values (%L, %L, %L, %L, %L)',
	t.id('ana'), action, entity, id, reason)), said, words)
from (values
	('OVERRIDE', 'room', t.room('204'), 'seen', 'done', 'with a reason'),
	('OVERRIDE', 'room', t.room('204'), ' ',
		'A step out of turn needs a reason', 'without'),
	('STATUS_CHANGE', 'room', t.room('204'), null, 'done', 'in turn'),
	('CHECK_IN', 'moon', t.room('204'), null,
		'There is no such kind of thing', 'of nothing'),
	('REGISTER_SIGN_IN', 'room', t.room('204'), null, '22P02', 'no action'),
	('CHECK_IN', 'room', null, null, '23502 null value in column '
		'"entity_id" of relation "audit_log" violates not-null '
		'constraint', 'of no entity')
) as v (action, entity, id, reason, said, words);

-- Customers.
select is(t.said(format('insert into counter.customers (name, %I) values
	(''New One'', %L)', field, value)), said, format('%s %s', field, value))
from (values
	('membership_number', '20417',
		'A customer has that membership number already'),
	('membership_number', '20418', 'done'),
	('membership_number', null, 'done'),
	('id_scan_hash', 'abc', 'done'),
	('id_scan_hash', 'abc',
		'That identity card belongs to another customer'),
	('membership_card_type', 'YEAR',
		'A membership card is none or for six months'),
	('primary_language', 'FR', 'A language is English or Spanish'),
	('past_due_balance', '-0.01', 'What is past due cannot be negative'),
	('past_due_balance', '0.01', 'done')
) as v (field, value, said);
select is(t.said('insert into counter.customers (name) values ('' '')'),
	'A name has 1 to 200 characters', 'somebody has a name');
select is(t.said('insert into counter.staff (name, role)
	values (''X'', ''MANAGER'')'), '22P02', 'there are two roles');

-- members is a relic.
select is(t.said('select * from counter.members'), 'done',
	'it may be looked at');
select is(t.said('insert into counter.members (name) values (''x'')'), '42501',
	'and not written');
select is_empty($$ select from pg_constraint
	where confrelid = 'counter.members'::regclass $$, 'nothing refers to it');

-- Who a person of the console is at the counter.
create function t.actor(who text) returns uuid
language sql
as $$ select desk.counter_actor(s) from desk.staff s where s.login = who $$;
select is(t.actor('frontdesk1'), t.actor('frontdesk1'),
	'one person is one member of staff');
create table t.actor as select who, t.actor(who) as id
from unnest(array['frontdesk1', 'manager1']) who;
create function t.known(login text) returns text
language sql
as $$ select s.name || ' ' || s.role from counter.staff s
	join t.actor a on a.id = s.id where a.who = login $$;
select is(t.known('frontdesk1'), 'Ana Front STAFF', 'with a name');
select is(t.known('manager1'), 'Mara Manager ADMIN', 'and a role');
update desk.staff set role = 'manager', name = 'Ana Boss'
where login = 'frontdesk1';
select is(t.actor('frontdesk1'), id, 'the same one later')
from t.actor where who = 'frontdesk1';
select is(t.known('frontdesk1'), 'Ana Boss ADMIN', 'as they are then');
select throws_ok(format('update desk.staff set counter_staff_id = %L
	where login = ''support1''', t.actor('manager1')), '23505', null,
	'two people are not one');

-- The application has its own tables and nothing else.
select is(t.said(call), '42501', call)
from unnest(array['select * from desk.staff', 'select * from club.users',
	'select desk.counter_rebuild()', 'update desk.counter_visit_load set hours = 0', 'delete from desk.transition',
	'alter table counter.rooms disable trigger all',
	'truncate counter.visits', 'select desk.clock()']) call;
select is_empty($$
	select c.oid::regclass, p from pg_class c,
		unnest(array['select', 'insert', 'update', 'delete']) p
	where c.relnamespace = 'counter'::regnamespace and c.relkind = 'r'
	  and not has_table_privilege('counter_app', c.oid, p)
	  and (c.relname not in ('audit_log', 'agreement_signatures')
		or p not in ('update', 'delete'))
	  and c.relname <> 'members' $$, 'which it may all write');

select * from finish();
rollback;
