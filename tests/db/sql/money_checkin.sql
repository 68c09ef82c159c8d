-- SPDX-License-Identifier: GPL-3.0-or-later
-- Checking in: every guard at once, paying and checking in as one step, what
-- is written down, and who may waive how much (domain.md 2.6, wireframes.md
-- 1d).
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

create function t.check_in(who text, booking integer, settle text default
	'none', reference text default null, reason text default null,
	dry boolean default false) returns jsonb
language sql
as $$
	select t.act(who, 'booking_check_in', booking, format('%L, %L, %L, %L',
		settle, reference, reason, dry))
$$;
create function t.state(booking integer) returns text
language sql as $$ select status::text from club.booking_requests
	where id = booking $$;

-- The guards, in their order and all at once.
select t.book(2, '2026-11-21 15:30', 60, 'anna', '[{"guest":"Mo Lee"}]', 3)
	->> 'booking' as b \gset
select t.check_in('frontdesk1', :b) as answer \gset
select is(t.guards(:'answer'), 'roster owed early',
	'roster, money and time stand in the way');
select is(t.said(:'answer'), 'roster: 2 of 3 players named; Lee, Anna owes '
	'25.00: guest Mo Lee; It begins at 15:30; check-in opens at 15:15',
	'the first one gives code and sentence');
select is((select string_agg(g ->> 'sentence', '; ') from jsonb_array_elements(
		:'answer'::jsonb #> '{detail,guards}') g),
	'2 of 3 players named; Lee, Anna owes 25.00: guest Mo Lee; '
	'It begins at 15:30; check-in opens at 15:15',
	'each in a sentence a front desk understands');
select is(t.guards(t.check_in('frontdesk1', :b, 'card')), 'roster owed early',
	'paying does not help while others stand');
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee pending 2500',
	'and nothing was taken');
select is((select count(*) from club.booking_payment_audit
		where booking_id = :b and action = 'checkin_guard_triggered'), 2::bigint,
	'money in the way is on record, once a request');
select is(t.check_in('frontdesk1', :b, 'card', dry => true) ->> 'ok', 'false',
	'a dry run says the same');
select is((select count(*) from club.booking_payment_audit
		where booking_id = :b and action = 'checkin_guard_triggered'), 2::bigint,
	'and leaves no trace');

select t.act('frontdesk1', 'roster_change', :b, '2, ''[]'', ''[]'', null')
	->> 'ok' as done \gset
select t.at('2026-11-21 15:14:59-08');
select is(t.guards(t.check_in('frontdesk1', :b)), 'owed early',
	'a second before the door opens');
select t.at('2026-11-21 15:15:00-08');
select is(t.guards(t.check_in('frontdesk1', :b)), 'owed',
	'a quarter of an hour before the start it is open');
select is(t.check_in('frontdesk1', :b) ->> 'sentence',
	'Lee, Anna owes 25.00: guest Mo Lee', 'who owes how much for whom');

-- Pay and check in, in one transaction.
select t.check_in('frontdesk1', :b, 'card', 'T-4711', dry => true)
	as answer \gset
select is(:'answer'::jsonb ->> 'sentence',
	'Lee, Anna is checked in, Bay 2 15:30-16:30, 25.00 by card',
	'a dry run shows what would be');
select is(t.state(:b), 'approved', 'and nothing is');
select t.check_in('frontdesk1', :b, 'card', 'T-4711') as answer \gset
select is(:'answer'::jsonb ->> 'sentence',
	'Lee, Anna is checked in, Bay 2 15:30-16:30, 25.00 by card', 'then it is');
select is(:'answer'::jsonb ->> 'version', t.v(:b), 'the new version comes back');
select is(:'answer'::jsonb #> '{detail,fees}',
	'[{"name":"Lee, Anna","role":"owner","minor":0,
	   "why":"30 of 60 free minutes"},
	  {"name":"Lee, Mo","role":"guest","minor":2500,"why":"guest fee"}]',
	'with the fees per head');
select is(t.state(:b), 'checked_in', 'the booking is checked in');
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee paid 2500',
	'the guest is paid');
select results_eq(format('select status::text, total_cents, participant_fees
	from club.booking_fee_snapshots where booking_id = %s', :b),
	format($$values ('completed', 2500,
		'[{"id": %s, "amountCents": 2500}]'::jsonb)$$,
		t.head(:b, 'Mo Lee')), 'the snapshot is completed');
select results_eq(format('select action::text, amount_affected,
	previous_status::text, new_status::text, staff_email::text,
	staff_name::text, metadata ->> ''reference'', metadata ->> ''settle'',
	metadata ->> ''desk'' from club.booking_payment_audit
	where booking_id = %s and participant_id = %s
	  and action = ''payment_confirmed''', :b, t.head(:b, 'Mo Lee')),
	$$values ('payment_confirmed', 25.00, 'pending', 'paid',
		'frontdesk1@club.example', 'Ana Front', 'T-4711', 'card',
		'desk 2')$$, 'the payment is on record: who, where, by what');
select results_eq(format('select action::text, details ->> ''login'',
	details #>> ''{before,status}'', details #>> ''{after,status}'',
	details #>> ''{after,taken_minor}'' from club.admin_audit_log
	where resource_type = ''booking'' and resource_id = %L
	order by id desc limit 1', :b),
	$$values ('check_in_booking', 'frontdesk1', 'approved', 'checked_in',
		'2500')$$, 'and so is the check-in');
select results_eq('select member_email::text, guest_name::text,
	check_in_time, checked_in_by::text from club.guest_check_ins',
	$$values ('anna@example.com', 'Mo Lee',
		timestamp '2026-11-21 15:15', 'frontdesk1@club.example')$$,
	'the guest came');
select results_eq(format('select usage_type::text, quantity, minutes_charged,
	overage_fee_cents, guest_fee_cents, payment_method::text,
	tier_at_booking::text, source::text
	from club.usage_ledger where session_id = (select session_id
		from club.booking_requests where id = %s) order by id', :b),
	$$values ('simulator', 30, 30, 0, 0, null::text, 'Core', 'staff_manual'),
		('simulator', 0, 0, 0, 2500, 'credit_card', null,
		'staff_manual')$$, 'the ledger has a row a head');

-- Twice.
select is(t.said(t.check_in('frontdesk1', :b, 'card')),
	'state: Lee, Anna is checked in: there is nobody to check in',
	'nobody is checked in twice');
select is(t.said(t.act('frontdesk1', 'participant_settle', :b,
	'null, ''card'', null, null')), 'state: Lee, Anna owes nothing',
	'nor charged twice');

-- The same request again, and one that saw an older version.
select t.book(1, '2026-11-21 15:20', 30, 'igor', '[{"guest":"Jo One"}]')
	->> 'booking' as b \gset
select t.v(:b) as seen \gset
select format('desk.booking_check_in(%L, %L, %s, ''cash'', null, null)',
	'00000000-0000-4000-8000-000000000001', :'seen', :b) as call \gset
select t.as('frontdesk1', :'call') as first \gset
select t.as('frontdesk1', :'call') as again \gset
select is(:'first'::jsonb ->> 'sentence', 'Petrov, Igor is checked in, '
	'Bay 1 15:20-15:50, 25.00 in cash', 'once');
select is(:'again'::jsonb - 'detail', :'first'::jsonb - 'detail',
	'a repeated request gets the first answer');
select is((select count(*) from club.booking_payment_audit
	where booking_id = :b and action = 'payment_confirmed'), 1::bigint,
	'and takes no money again');
select is(t.said(t.as('frontdesk2', format('desk.participant_settle(%L, %L, '
	'%s, null, ''card'', null, null)', gen_random_uuid(), :'seen', :b))),
	'stale: Petrov, Igor was changed since you looked: checked in by '
	'Ana Front, 15:15', 'who looked before sees that');
select is((select payment_method from club.usage_ledger l
	join club.booking_requests b using (session_id)
	where b.id = :b and guest_fee_cents > 0), null,
	'the ledger has no word for cash');

-- A guest's own overage is nobody's; an owner's is.
select t.book(3, '2026-11-21 15:20', 60, 'dan') ->> 'booking' as b \gset
select is(t.check_in('frontdesk1', :b) ->> 'sentence',
	'Okafor, Daniel owes 50.00: own time', 'own time');
select t.act('frontdesk1', 'roster_change', :b,
	'2, ''[{"guest":"Al Two"}]'', ''[]'', null') ->> 'ok' as done \gset
select is(t.check_in('frontdesk1', :b) ->> 'sentence',
	'Okafor, Daniel owes 50.00: own time 25.00, guest Al Two 25.00',
	'for more than one thing, each with its amount');

-- Waiving: a reason, and for the front desk a ceiling a day.
select is(t.said(t.check_in('frontdesk1', :b, 'waive', reason => reason)),
	'reason: A waiver needs a reason', 'no reason, no waiver')
from (values (null), (''), ('   '), (E' \t\n ')) v (reason);
select is(t.said(t.check_in('frontdesk1', :b, 'waive', reason => 'rain')),
	'limit: You may waive 25.00 more today, not 50.00',
	'more than the day''s limit');
select is(t.check_in('frontdesk1', :b, 'waive', reason => 'rain')
	->> 'who_can' like 'a manager (Mara Manager%', true, 'a manager can');
select is(t.said(t.act('frontdesk1', 'participant_settle', :b,
		format('%s, ''waive'', null, ''spilled coffee''',
			t.head(:b, 'Al Two')))),
	'Okafor, Daniel, Bay 3 15:20-16:20, 25.00 waived; still owes 25.00',
	'up to the limit is theirs');
select results_eq('select s.login::text collate "default", w.used_minor, w.allowed_minor
	from desk.waive_day w join desk.staff s on s.id = w.staff_id',
	$$values ('frontdesk1', 2500, 2500)$$, 'and used up');
select is(t.said(t.check_in('frontdesk1', :b, 'waive', reason => 'rain')),
	'limit: You may waive 0.00 more today, not 25.00', 'no more today');
select is(t.as('frontdesk1', '(select w.waive_left_minor from desk.whoami() w)'),
	'0', 'they can see it');
select is(t.said(t.check_in('manager1', :b, 'waive', reason => 'rain')),
	'Okafor, Daniel is checked in, Bay 3 15:20-16:20, 25.00 waived',
	'a manager has no limit');
select is((select count(*) from desk.waive_day), 1::bigint,
	'nor an account of it');
select results_eq(format('select staff_name::text, amount_affected,
	new_status::text, reason::text from club.booking_payment_audit
	where booking_id = %s and action = ''payment_waived'' order by id', :b),
	$$values ('Ana Front', 25.00, 'waived', 'spilled coffee'),
		('Mara Manager', 25.00, 'waived', 'rain')$$,
	'a row a head, with the reason');
select t.at('2026-11-22 10:00:00-08');
select t.book(3, '2026-11-22 10:05', 30, 'dan') ->> 'booking' as b \gset
select is(t.check_in('frontdesk1', :b, 'waive', reason => 'again')
	->> 'ok', 'true', 'tomorrow is another day');
update desk.staff set waive_limit_minor = 1000 where login = 'frontdesk1';
select t.book(3, '2026-11-22 10:40', 30, 'dan') ->> 'booking' as b \gset
select t.at('2026-11-22 10:30:00-08');
select is(t.said(t.check_in('frontdesk1', :b, 'waive', reason => 'more')),
	'limit: You may waive 0.00 more today, not 25.00',
	'a limit that was lowered takes nothing back and gives nothing');
select throws_ok('update desk.waive_day set used_minor = allowed_minor + 1',
	'23514', null, 'the ceiling is a constraint');
select t.at('2026-11-21 15:15:00-08');

-- Nonsense.
select is(t.said(t.as('frontdesk1', format('desk.booking_check_in(%L, %L, '
	'%s, null, null, null)', gen_random_uuid(), 'x', booking))), said, what)
from (values
	(0, 'missing: There is no booking #0', 'no booking'),
	(-5, 'missing: There is no booking #-5', 'a negative one'),
	(2147483647, 'missing: There is no booking #2147483647', 'a huge one')
) v (booking, said, what);
select t.book(1, '2026-11-21 16:00', 30, 'mia', '[{"guest":"Ed Three"}]')
	->> 'booking' as b \gset
select is(t.said(t.act('frontdesk1', 'participant_settle', :b, rest)), said,
	what)
from (values
	('null, ''gold'', null, null', 'limit: There is no such way to pay',
		'gold'),
	('null, ''none'', null, null', 'limit: Say how it is settled', 'none'),
	('null, null, null, null', 'limit: Say how it is settled', 'nothing'),
	('2147483647, ''card'', null, null', 'state: Nothing is owed there',
		'nobody of that number'),
	('-1, ''card'', null, null', 'state: Nothing is owed there',
		'a negative head'),
	(format('null, ''card'', %L, null', repeat('9', 300)),
		'limit: The reference has 300 characters, at most 100 fit',
		'a reference that never ends'),
	(format('null, ''card'', %L, null', E'\x1b[2J'),
		'limit: The reference holds characters that cannot be shown',
		'a reference that clears the screen'),
	(format('null, ''waive'', null, %L', U&'\202Eevil'),
		'limit: The reason holds characters that cannot be shown',
		'a reason that reads backwards'),
	(format('null, ''waive'', null, %L', repeat('x', 501)),
		'limit: The reason has 501 characters, at most 500 fit',
		'a reason without end')
) v (rest, said, what);
select is(t.heads(:b), 'owner García López, María pending 0; '
	'guest Ed Three pending 2500', 'none of it settled anything');

-- States that allow no check-in, with their reason.
select t.book(1, '2026-11-21 17:00', 30, 'vip') ->> 'booking' as gone \gset
select t.act('frontdesk1', 'booking_cancel', :gone, '''ill'', ''phone''')
	->> 'ok' as done \gset
select is(t.guards(t.check_in('frontdesk1', :gone)), 'state',
	'a cancelled one has one guard');
select is(t.said(t.check_in('frontdesk1', :gone)),
	'state: Important, Vera is cancelled: there is nobody to check in',
	'which says so');
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes)
values ('vip', 1, '2026-11-21', '17:00', '17:30', 30) returning id
	as asked \gset
select is(t.said(t.check_in('frontdesk1', :asked)),
	'state: Important, Vera is a request: approve it first', 'a request waits');

-- A request that lapsed is reopened on the way, one record each step.
select t.at('2026-11-21 17:05:00-08');
select is(t.said(t.check_in('frontdesk1', :asked)),
	'Important, Vera is checked in, Bay 1 17:00-17:30',
	'the party of a lapsed request is here');
select is((select string_agg(concat(a.details #>> '{before,status}', ' to ',
		a.details #>> '{after,status}'), ', ' order by a.id)
	from club.admin_audit_log a where a.resource_type = 'booking'
	  and a.resource_id = :'asked'),
	'pending to approved, approved to checked_in', 'step by step');
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes)
values ('mia', 2, '2026-11-21', '18:00', '18:30', 30) returning id
	as asked \gset
update club.booking_requests set status = 'expired' where id = :asked;
select t.at('2026-11-21 18:05:00-08');
select is(t.check_in('frontdesk1', :asked) ->> 'ok', 'true',
	'one that was marked so, too');
select is((select string_agg(concat(a.details #>> '{before,status}', ' to ',
		a.details #>> '{after,status}'), ', ' order by a.id)
	from club.admin_audit_log a where a.resource_type = 'booking'
	  and a.resource_id = :'asked'),
	'expired to pending, pending to approved, approved to checked_in',
	'expired, pending, approved, here');

-- Late costs nothing; over is over.
select t.book(2, '2026-11-21 18:40', 30, 'vip') ->> 'booking' as b \gset
select t.at('2026-11-21 19:09:59-08');
select is(t.check_in('frontdesk1', :b, dry => true) ->> 'ok', 'true',
	'29 minutes late is late, no more');
select t.at('2026-11-21 19:10:00-08');
select is(t.said(t.check_in('frontdesk1', :b)),
	'limit: It ended at 19:10: mark it attended or a no-show',
	'after the end nobody is checked in');
select is(t.guards(t.check_in('frontdesk1', :b)), 'late', 'by that guard');

-- A booking without a session gets one; one without a bay cannot.
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, status, origin,
	declared_player_count, request_participants)
values ('mia', 3, '2026-11-21', '19:15', '19:45', 30, 'approved',
	'trackman_import', 2, '[{"type":"guest","name":"Ivy Four"}]')
returning id as b \gset
select is(t.check_in('frontdesk1', :b, 'card') ->> 'sentence',
	'García López, María is checked in, Bay 3 19:15-19:45, 25.00 by card',
	'the session is made on the way');
select is(t.heads(:b), 'owner García López, María pending 0; '
	'guest Ivy Four paid 2500', 'with whom the request named');
insert into club.booking_requests (user_id, request_date, start_time,
	end_time, duration_minutes, status, origin)
values ('mia', '2026-11-21', '20:00', '20:30', 30, 'approved',
	'trackman_import') returning id as b \gset
select t.at('2026-11-21 20:00:00-08');
select is(t.said(t.check_in('frontdesk1', :b)),
	'missing: It has no bay yet', 'nowhere to play');

-- A walk-in, booked, paid and checked in by one call; a non-member too.
select t.at('2026-11-21 14:07:00-08');
create function t.walk_in(member text, guest text, settle text,
	at timestamp, companions jsonb default '[]') returns jsonb
language sql
as $$
	select t.as('frontdesk1', format('desk.booking_book(%L, 1, %L, 30, %L, '
		'%L, null, %L, null, %L, ''T-1'', true, ''walk-in'')',
		gen_random_uuid(), at, member, guest, companions, settle))
$$;
select is(t.said(t.walk_in('vip', null, 'none', '2026-11-21 14:10')),
	'Booked Bay 1 14:10-14:40 for Important, Vera, checked in', 'a member');
select t.walk_in(null, 'Wanda Walkin', 'cash', '2026-11-21 14:45')
	as answer \gset
select is(t.said(:'answer'), 'limit: It begins at 14:45; check-in opens at '
	'14:30', 'not before the door opens');
select is((select count(*) from club.day_pass_purchases), 0::bigint,
	'and then no pass is sold');
select t.at('2026-11-21 14:35:00-08');
select t.walk_in(null, 'Wanda Walkin', 'cash', '2026-11-21 14:45')
	as answer \gset
select is(t.said(:'answer'),
	'Booked Bay 1 14:45-15:15 for Walkin, Wanda, checked in, '
	'50.00 in cash', 'a non-member');
select results_eq(format('select name::text, booking_id, price_cents,
	status::text, remaining_uses, product_type::text, purchased_at
	from club.day_pass_purchases', :'answer'::jsonb ->> 'booking'),
	format($$values ('Wanda Walkin', %s, 5000, 'redeemed', 0,
		'golf_simulator', timestamp '2026-11-21 14:35')$$,
		:'answer'::jsonb ->> 'booking'),
	'buys a day pass and has used it');
select t.at('2026-11-21 15:15:00-08');

-- Support looks; others may not even that.
select throws_ok(format('select t.check_in(%L, %s)', who, :b), '42501', null,
	who || ' checks nobody in')
from (values ('support1'), ('clubsite1'), ('stranger1')) v (who);

-- What was taken cannot be undone by a key.
select is((select count(*) from desk.request where undo is not null
	and action in ('booking_check_in', 'participant_settle')), 0::bigint,
	'money has no undo');
select ok(not exists (select from desk.request
	where outcome::text ~ 'Lee|Petrov|Wanda'), 'outcomes keep no names');

select * from finish();
rollback;
