-- SPDX-License-Identifier: GPL-3.0-or-later
-- How people leave: requests and their lease, late fees once, charges; and the
-- registers (document 002; domain.md 1.2, 1.8, 1.10).
begin;
\ir fixture.psql
\ir counter.psql
select no_plan();

select t.machine('counter.checkout', '
() -> SUBMITTED
SUBMITTED -> CLAIMED CANCELLED
CLAIMED -> VERIFIED CANCELLED');

select isnt(t.visit(who, unit, ago), null, who || ' is inside')
from (values ('anna', '204', 60), ('bo', '005', 420), ('kim', '207', 60))
	as v (who, unit, ago);

create function t.asks(who text, name text) returns text
language sql
as $$ select t.said(format('insert into counter.checkout_requests (id,
	occupancy_id, key_tag_id) select %L, %L, id from counter.key_tags
	where tag_code = ''R204''', t.id('out ' || name),
	t.id('block ' || who))) $$;
create function t.out(name text, change text) returns text
language sql
as $$ select t.said(format('update counter.checkout_requests set %s
	where id = %L', change, t.id('out ' || name))) $$;
create function t.claims(name text, who text, seconds integer default 120)
returns text
language sql
as $$ select t.out(name, format('status = ''CLAIMED'',
	claimed_by_staff_id = %L, claimed_at = %L, claim_expires_at = %L',
	t.id(who), desk.clock(),
	desk.clock() + make_interval(secs => seconds))) $$;

select is(t.asks('anna', 'a'), 'done', 'somebody wants to leave');
select is(t.asks('anna', 'b'),
	'Somebody is checking that stay out already', 'once');
select is(t.asks('bo', 'c'), 'done', 'so does another');
update counter.visits set ended_at = desk.clock() where id = t.id('visit kim');
select is(t.asks('kim', 'd'), 'The visit has ended', 'who has left does not');
select is(t.asks('nobody', 'd'), 'The visit has ended', 'nor nobody');

-- The lease.
select is(t.out('a', 'status = ''VERIFIED'''),
	'A checkout that is submitted does not become verified',
	'first somebody has it');
select is(t.out('a', 'status = ''CLAIMED'''),
	'A checkout is claimed by somebody, for two minutes', 'who?');
select is(t.claims('a', 'ana', 121),
	'A checkout is claimed by somebody, for two minutes', 'for too long');
select is(t.claims('a', 'ana', 0),
	'A checkout is claimed by somebody, for two minutes', 'for no time');
select is(t.claims('a', 'ana'), 'done', 'claimed');
select is(t.claims('a', 'ana'), 'done', 'and again by the same');
select is(t.claims('a', 'ben'), 'Somebody else has claimed the checkout',
	'not by another');
select is(t.out('a', 'status = ''VERIFIED'', items_confirmed = true,
	completed_at = now(), claimed_by_staff_id = '
	|| quote_literal(t.id('ben'))), 'Whoever has claimed a checkout ends it',
	'who cannot end it either');
set test.now = '2026-11-21 14:08:59-08';
select is(t.claims('a', 'ben'), 'Somebody else has claimed the checkout',
	'nor a second before the lease ends');
set test.now = '2026-11-21 14:09-08';
select is(t.claims('a', 'ben'), 'done', 'then it is anybody''s');

-- What ends it.
select is(t.out('a', change), said, change)
from (values
	('status = ''VERIFIED''',
		'A checkout ends with its items seen and its fee paid'),
	('status = ''VERIFIED'', items_confirmed = true',
		'A checkout ends with its items seen and its fee paid'),
	('late_fee_amount = -1', 'Lateness and its fee cannot be negative'),
	('late_minutes = 52, late_fee_amount = 15', 'done'),
	('status = ''VERIFIED'', items_confirmed = true, completed_at = now()',
		'A checkout ends with its items seen and its fee paid'),
	('status = ''VERIFIED'', items_confirmed = true, completed_at = now(), '
		'fee_paid = true', 'done'),
	('status = ''CANCELLED''',
		'A checkout that is verified does not become cancelled')
) as v (change, said);
select is(t.asks('anna', 'b'), 'done', 'a new one may be asked for');
select is(t.out('b', 'status = ''CANCELLED'''), 'done', 'and called off');
select is(t.claims('c', 'ana'), 'done', 'one without a fee');
select is(t.out('c', 'status = ''VERIFIED'', items_confirmed = true,
	completed_at = now()'), 'done', 'ends without one');

-- Late fees.
create function t.charge(kind text, who text, amount numeric,
	intent text default null) returns text
language sql
as $$ select t.said(format('insert into counter.charges (visit_id,
	checkin_block_id, type, amount, payment_intent_id)
	values (%L, %L, %L, %L, %L)', t.id('visit anna'), t.id('block ' || who),
	kind, amount, t.id('intent ' || intent))) $$;
insert into counter.payment_intents (id, amount, quote_json)
values (t.id('intent late'), 15, '{"total": 15}');
select is(t.charge(kind, who, amount, intent), said, words)
from (values
	('LATE_FEE', 'anna', 15, null, 'done', 'a late fee'),
	('LATE_FEE', 'anna', 15, null, 'The stay has its late fee already',
		'once a stay'),
	('UPGRADE_FEE', 'anna', 9, 'late', 'done', 'other fees'),
	('UPGRADE_FEE', 'anna', 9, 'late', 'A payment is for one charge',
		'each with its own payment'),
	('UPGRADE_FEE', 'anna', 9, null, 'done', 'or with none, often'),
	('late', 'anna', 9, null, 'There is no such kind of charge', 'kinds'),
	('LATE_FEE', 'bo', -1, null, 'A charge cannot be negative', 'amounts')
) as v (kind, who, amount, intent, said, words);
select is(t.said(format('insert into counter.charges (visit_id, type, amount)
	values (%L, ''LATE_FEE'', 15)', t.id('visit anna'))),
	'A late fee is for a stay', 'a late fee without a stay');

create function t.late(who text, minutes integer, ban boolean) returns text
language sql
as $$ select t.said(format('insert into counter.late_checkout_events
	(customer_id, occupancy_id, late_minutes, fee_amount, ban_applied)
	values (%L, %L, %s, 35, %L)', t.id(who), t.id('block ' || who), minutes,
	ban)) $$;
select is(t.late(who, minutes, ban), said, words)
from (values
	('bo', 29, false, 'A checkout is late from 30 minutes on', 'late?'),
	('bo', 89, true, 'Lateness bans from 90 minutes on', 'banned?'),
	('bo', 90, true, 'done', 'late and banned'),
	('anna', 30, false, 'done', 'late'),
	('anna', 31, false, 'The late checkout of that stay is noted already',
		'once')
) as v (who, minutes, ban, said, words);

-- Registers.
create function t.signs_in(name text, who text, register integer, device text)
returns text
language sql
as $$ select t.said(format('insert into counter.register_sessions (id,
	staff_id, register_number, device_id) values (%L, %L, %s, %L)',
	t.id('register ' || name), t.id(who), register, device)) $$;
select is(t.signs_in(name, who, register, device), said, words)
from (values
	('a', 'ana', 1, 'd1', 'done', 'at register 1'),
	('b', 'ben', 1, 'd2', 'Somebody is signed in at that register',
		'somebody is there'),
	('b', 'ben', 2, 'd1', 'Somebody is signed in at that device',
		'or at the device'),
	('b', 'ben', 3, 'd2', 'The registers are 1 and 2', 'there are two'),
	('b', 'ben', 2, 'd2', 'done', 'at register 2'),
	('c', 'nobody', 2, 'd2', 'Somebody is signed in at that register',
		'nobody')
) as v (name, who, register, device, said, words);
select is(t.said(format('update counter.register_sessions
	set signed_out_at = signed_in_at - interval ''1 s'' where id = %L',
	t.id('register a'))), 'Nobody signs out before they sign in', 'time');
select is(t.said('update counter.register_sessions
	set signed_out_at = clock_timestamp()'), 'done', 'signed out');
select is(t.signs_in('c', 'ben', 1, 'd1'), 'done', 'the next one signs in');

select * from finish();
rollback;
