-- SPDX-License-Identifier: GPL-3.0-or-later
-- Guest passes (domain.md 2.5): when they come, whom they cover, when they
-- come back, and that the account is never overdrawn.
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

-- The account: reset on the first of the month at three, effective on read.
create function t.now(member text, moment timestamp) returns text
language sql
as $$
	select format('%s of %s', p.remaining, p.total)
	from desk.passes_now(member, moment) p
$$;
select is(t.now('anna', '2026-11-21 14:00'), '3 of 4', 'one is used');
select is(t.now('anna', '2026-12-01 02:59'), '3 of 4',
	'still so on the first, a minute to three');
select is(t.now('anna', '2026-12-01 03:00'), '4 of 4', 'reset at three');
select is(t.now('igor', '2026-11-21 14:00'), '4 of 4',
	'without an account the tier says how many');
select is(t.now('dan', '2026-11-21 14:00'), '0 of 0', 'Social has none');
select is(t.now('sus', '2026-11-21 14:00'), '0 of 0',
	'nor has a suspended member');
select is(t.now('nobody', '2026-11-21 14:00'), ' of ', 'nor nobody');
update club.guest_passes set member_email = 'ANNA@Example.com';
select is(t.now('anna', '2026-11-21 14:00'), '3 of 4',
	'an e-mail is the same in capitals');
select throws_ok('update club.guest_passes set used_passes = 5', '23514',
	null, 'nobody overdraws the account');
select throws_ok('update club.guest_passes set used_passes = -1', '23514',
	null, 'or makes it negative');

-- Whom a pass covers.
select t.book(1, '2026-11-21 14:10', 60, 'anna', '[{"guest":"Mo Lee"},
	{"guest":"Guest 2"},{"member":"igor"},{"guest":"Zoë Lee"},
	{"member":"sus"}]') ->> 'booking' as b \gset
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee pending 2500; '
	'guest Guest 2 pending 2500; member Igor Petrov pending 0; '
	'guest Zoë Lee pending 2500; member Susan Spended pending 2500',
	'four who owe, two of them named guests');
select is((select array_agg(p.name) from desk.pass_plan(:b,
		'2026-11-21 14:07') p), array['Mo Lee', 'Zoë Lee'],
	'named guests alone can use a pass');
select is(t.said(t.act('frontdesk1', 'participant_settle', :b,
	format('%s, ''pass'', null, null', t.head(:b, who)))), said, who)
from (values
	('Guest 2', 'owed: A guest pass covers a named guest, nobody else'),
	('Susan Spended',
		'owed: A guest pass covers a named guest, nobody else'),
	('Igor Petrov', 'state: Nothing is owed there')) v (who, said);
select is(t.passes('anna'), '1 of 4', 'none of them took one');

-- One by one, in any order.
select is(t.said(t.act('frontdesk1', 'participant_settle', :b,
		format('%s, ''pass'', null, null', t.head(:b, 'Zoë Lee')))),
	'Lee, Anna, Bay 1 14:10-15:10, 1 guest pass used; still owes 75.00',
	'the last of the roster first');
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee pending 2500; '
	'guest Guest 2 pending 2500; member Igor Petrov pending 0; '
	'guest Zoë Lee waived 0 pass; member Susan Spended pending 2500',
	'it is waived at nothing');
select is(t.passes('anna'), '2 of 4', 'and counted');
select is(t.said(t.act('frontdesk1', 'participant_settle', :b,
		format('%s, ''pass'', null, null', t.head(:b, 'Zoë Lee')))),
	'state: Nothing is owed there', 'a second time there is nothing to do');
select is(t.said(t.act('frontdesk1', 'participant_settle', :b,
		'null, ''pass'', null, null')),
	'Lee, Anna, Bay 1 14:10-15:10, 1 guest pass used; still owes 50.00',
	'"all that owe" covers whom it can');
select is(t.passes('anna'), '3 of 4', 'one more');
select results_eq(
	'select member_email::text, pass_type::text, quantity, reason::text
		from club.pass_redemption_logs order by id',
	format($$values ('ANNA@Example.com', 'guest_pass', 1, 'booking %1$s'),
		('ANNA@Example.com', 'guest_pass', 1, 'booking %1$s')$$, :b),
	'each redemption is on record');
select results_eq(format(
	'select action::text, amount_affected, previous_status::text,
		new_status::text from club.booking_payment_audit
		where booking_id = %s and action = ''guest_pass_used''
		order by id', :b),
	$$values ('guest_pass_used', 25.00, 'pending', 'waived'),
		('guest_pass_used', 25.00, 'pending', 'waived')$$,
	'and so is the money that was not taken');

-- The last pass: when it does not go round, a check-in takes none.
select t.book(2, '2026-11-21 14:15', 60, 'mia', '[{"guest":"A One"},
	{"guest":"B Two"}]') ->> 'booking' as two \gset
insert into club.guest_passes (member_email, total_passes, used_passes,
	last_reset_at) values ('mia@example.com', 4, 3, '2026-11-01 03:00');
select t.act('frontdesk1', 'booking_check_in', :two, '''pass'', null, null')
	as answer \gset
select is(t.said(:'answer'), 'owed: García López, María owes 25.00: '
	'guest B Two', 'one pass for two guests leaves one fee');
select is(t.guards(:'answer'), 'owed', 'which is the guard');
select is(t.passes('mia'), '3 of 4', 'a refusal uses no pass');
select is(t.heads(:two), 'owner García López, María pending 0; '
	'guest A One pending 2500; guest B Two pending 2500',
	'and settles nobody');
select is((select string_agg(r.name || ' ' || r.pass_covers, '; '
		order by r.position) from jsonb_to_recordset(t.as('frontdesk1',
		format('(select jsonb_agg(r) from desk.booking_roster(%s) r)',
		:two))) as r (name text, pass_covers boolean, position integer)),
	'García López, María false; One, A true; Two, B false',
	'the roster says how far the passes go');
select is(t.said(t.act('frontdesk1', 'participant_settle', :two,
		format('%s, ''card'', null, null', t.head(:two, 'A One')))),
	'García López, María, Bay 2 14:15-15:15, 25.00 by card; '
	'still owes 25.00', 'one pays');
select is(t.said(t.act('frontdesk1', 'booking_check_in', :two,
		'''pass'', null, null')),
	'García López, María is checked in, Bay 2 14:15-15:15, '
	'1 guest pass used', 'for the other the last pass does');
select is(t.passes('mia'), '4 of 4', 'it is gone');
select t.book(2, '2026-11-21 17:00', 60, 'mia', '[{"guest":"C Three"}]')
	->> 'booking' as none \gset
select is(t.said(t.act('frontdesk1', 'participant_settle', :none,
		'null, ''pass'', null, null')),
	'owed: García López, María has no guest pass left',
	'then there is none');
select t.at('2026-12-01 03:00:00-08');
select is(t.now('mia', '2026-12-01 03:00'), '4 of 4', 'until the first');
select t.at('2026-11-21 14:07:00-08');

-- Coming back: with an hour to go, not later.
select t.at('2026-11-21 14:20:00-08');
select t.book(3, '2026-11-21 15:15', 30, 'igor',
	'[{"guest":"D Four"}]') ->> 'booking' as late,
	t.book(3, '2026-11-21 16:00', 30, 'igor', '[{"guest":"E Five"}]')
	->> 'booking' as timely \gset
select is(t.said(t.act('frontdesk1', 'participant_settle', b,
	'null, ''pass'', null, null')), said, said)
from (values (:late, 'Petrov, Igor, Bay 3 15:15-15:45, 1 guest pass used'),
	(:timely, 'Petrov, Igor, Bay 3 16:00-16:30, 1 guest pass used'))
	v (b, said);
select is(t.passes('igor'), '2 of 4', 'an account is made when first used');
select t.act('frontdesk1', 'booking_cancel', :late, '''rain'', ''phone''')
	as answer \gset
select is(:'answer'::jsonb #>> '{detail,passes_lost}', '1',
	'55 minutes before the start the pass is lost');
select is(t.passes('igor'), '2 of 4', 'and stays used');
select t.act('frontdesk1', 'booking_cancel', :timely, '''rain'', ''phone''')
	as answer \gset
select is(:'answer'::jsonb #>> '{detail,passes_returned}', '1',
	'with more than an hour it comes back');
select is(t.passes('igor'), '1 of 4', 'to the account');
select is((select string_agg(quantity::text, ' ' order by id)
	from club.pass_redemption_logs where member_email = 'igor@example.com'),
	'1 1 -1', 'and on record');
select results_eq(format('select payment_status::text, used_guest_pass
	from club.booking_participants p
	join club.booking_requests b using (session_id)
	where b.id = %s and participant_type = ''guest''', :timely),
	$$values ('pending', false)$$, 'the guest is as before');

-- A pass of last month is no present to this one.
select t.book(1, '2026-11-28 12:00', 30, 'igor', '[{"guest":"F Six"}]')
	->> 'booking' as old \gset
select t.act('frontdesk1', 'participant_settle', :old,
	'null, ''pass'', null, null') is not null as done \gset
update club.booking_requests set request_date = '2026-12-05' where id = :old;
update club.booking_sessions set session_date = '2026-12-05'
where id = (select session_id from club.booking_requests where id = :old);
select t.at('2026-12-01 10:00:00-08');
select t.book(2, '2026-12-01 12:00', 30, 'igor', '[{"guest":"G Seven"}]')
	->> 'booking' as fresh \gset
select t.act('frontdesk1', 'participant_settle', :fresh,
	'null, ''pass'', null, null') is not null as done \gset
select is(t.passes('igor'), '1 of 4', 'December began anew');
select t.act('frontdesk1', 'booking_cancel', :old, '''ill'', ''phone''')
	->> 'ok' as done \gset
select is(t.passes('igor'), '1 of 4',
	'what was used in November does not come back in December');
select t.act('frontdesk1', 'booking_cancel', :fresh, '''ill'', ''phone''')
	->> 'ok' as done \gset
select is(t.passes('igor'), '0 of 4', 'what was used in December does');

-- A guest who leaves the roster gives the pass back under the same rule.
select t.book(2, '2026-12-01 16:00', 60, 'igor', '[{"guest":"H Eight"}]')
	->> 'booking' as b \gset
select t.act('frontdesk1', 'participant_settle', :b,
	'null, ''pass'', null, null') is not null as done \gset
select is(t.act('frontdesk1', 'roster_change', :b, format(
		'1, ''[]'', ''[%s]'', null', t.head(:b, 'H Eight')))
	#>> '{detail,passes_lost}', '0', 'in time');
select is(t.passes('igor'), '0 of 4', 'it is back');

-- A non-member has no passes.
select t.as('frontdesk1', format('desk.booking_book(%L, 3, %L, 60, null, '
	'%L, 2, %L, null, %L, null, false, null)', gen_random_uuid(),
	'2026-12-01 17:00', 'Wanda Walkin', '[{"guest":"I Nine"}]', 'pass'))
	as answer \gset
select is(t.said(:'answer'), 'owed: A guest without a member buys a day '
	'pass: by card or in cash', 'nor can they book on one');

select * from finish();
rollback;
