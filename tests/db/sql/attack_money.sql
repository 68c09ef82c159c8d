-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody at a desk would try with other people's money and requests:
-- play longer than is paid for, waive beyond a limit, settle a stranger,
-- undo a colleague (domain.md 2.4 to 2.6, database.md 2).
begin;
\ir fixture.psql
select no_plan();

-- A call whose first arguments are a new request, the version, the booking.
create function t.do(who text, verb text, booking integer, rest text)
returns text
language sql
as $$
	select t.as(who, format('desk.%s(%L, %L, %s, %s)', verb,
		gen_random_uuid(), t.v(booking), booking, rest)) ->> 'sentence'
$$;
create function t.owed(booking integer) returns integer
language sql
as $$ select desk.booking_owed(booking) $$;
create function t.used(booking integer) returns text
language sql
as $$
	select format('%s min, %s', sum(l.minutes_charged),
		sum(l.overage_fee_cents))
	from club.usage_ledger l
	join club.booking_requests b using (session_id)
	where b.id = booking
$$;

-- A party that plays on pays on.
set test.now = '2026-11-21 15:55:00-08';
select (t.book(3, '2026-11-21 16:00', 30, 'igor') ->> 'booking')::integer
	as longer \gset
select is(t.do('frontdesk1', 'booking_check_in', :longer,
	'''none'', null, null'),
	'Petrov, Igor is checked in, Bay 3 16:00-16:30', 'half an hour is free');
select is(t.used(:longer), '30 min, 0', 'and used');
select is(t.do('frontdesk1', 'booking_move', :longer,
	'3, ''2026-11-21 16:00'', 120, ''phone'''),
	'Petrov, Igor moved to Bay 3 16:00-18:00', 'it becomes two');
select is(t.owed(:longer), 5000, 'that cost what two hours cost');
select is(t.used(:longer), '120 min, 5000', 'and are used');
set test.now = '2026-11-21 16:30:00-08';
select is(t.do('frontdesk1', 'booking_outcome', :longer, '''attended'''),
	'Petrov, Igor owes 50.00: own time', 'nobody leaves before paying');
select is(t.do('frontdesk1', 'booking_move', :longer,
	'3, ''2026-11-21 16:00'', 60, ''phone'''),
	'Petrov, Igor moved to Bay 3 16:00-17:00', 'one hour is free again');
select is(t.owed(:longer), 0, 'and owes nothing');
select is(t.used(:longer), '60 min, 0', 'and that is what was used');

-- Waivers end at the day's limit, head by head, whatever is tried.
select (t.book(2, '2026-11-21 18:00', 60, 'vip',
	'[{"guest":"Mo Lee"},{"guest":"Bo Lee"}]') ->> 'booking')::integer
	as waived \gset
create function t.waive(who text, booking integer, head text) returns text
language sql
as $$
	select t.do(who, 'participant_settle', booking,
		head || ', ''waive'', null, ''rain''')
$$;
select is(t.waive('frontdesk1', :waived, 'null'),
	'You may waive 25.00 more today, not 50.00', 'not two at once');
select p.id as mo from club.booking_participants p
where p.display_name = 'Mo Lee' order by p.id desc limit 1 \gset
select is(t.waive('frontdesk1', :waived, :'mo'),
	'Important, Vera, Bay 2 18:00-19:00, 25.00 waived; still owes 25.00',
	'one is within the limit');
select is(t.waive('frontdesk1', :waived, 'null'),
	'You may waive 0.00 more today, not 25.00', 'the next is not');
select is(t.waive('frontdesk1', :waived, :'mo'), 'Nothing is owed there',
	'nor the first again');
select is(t.as('frontdesk1', '(select waive_left_minor from desk.whoami())'),
	'0', 'nothing is left');
select is(t.do('frontdesk1', 'roster_change', :waived,
	format('null, ''[{"guest":"Mo Lee"}]'', ''[%s]'', ''again''', :'mo')),
	'Important, Vera, Bay 2 18:00-19:00: Mo Lee added, 1 removed, '
	'3 declared', 'a waived guest goes and comes again');
select is(t.owed(:waived), 5000, 'and is waived no more');
select is(t.waive('frontdesk1', :waived, 'null'),
	'You may waive 0.00 more today, not 50.00', 'the limit stays used');

-- Who has paid does not play longer for nothing.
select (t.book(1, '2026-11-22 10:00', 90, 'igor') ->> 'booking')::integer
	as paid \gset
select is(t.do('frontdesk1', 'participant_settle', :paid,
	'null, ''card'', null, null') is not null, true, 'settled');
select is(t.owed(:paid), 0, 'half an hour over is paid');
select is(t.do('frontdesk1', 'booking_move', :paid,
	'1, ''2026-11-22 10:00'', 180, null'),
	'Petrov, Igor has paid already, and there it costs 75.00 more: '
	'book the extra time as a booking of its own', 'three hours are refused');
select is(t.do('frontdesk1', 'booking_move', :paid,
	'1, ''2026-11-22 11:00'', 90, null'),
	'Petrov, Igor moved to Bay 1 Sun 22 Nov 11:00-12:30', 'the same length is not');

-- Heads of other bookings are out of reach.
select (t.book(3, '2026-11-21 19:00', 60, 'dan', '[{"guest":"Al Oak"}]')
	->> 'booking')::integer as other \gset
select is(t.do('frontdesk2', 'participant_settle', :other,
	:'mo' || ', ''card'', null, null'), 'Nothing is owed there',
	'a stranger is not settled here');
select is(t.do('frontdesk2', 'roster_change', :other,
	format('null, ''[]'', ''[%s]'', null', (select min(p.id)
		from club.booking_participants p
		join club.booking_requests b using (session_id)
		where b.id = :waived))),
	'Nobody of that number is on the roster', 'nor removed');

-- A request is its asker's: nobody else repeats, gives up or undoes it.
select gen_random_uuid() as mine, gen_random_uuid() as undone \gset
create function t.book_as(who text, request uuid) returns text
language sql
as $$
	select t.as(who, format('desk.booking_book(%L, 1, '
		'''2026-11-21 20:00'', 60, ''mia'', null, 1, ''[]'', null, '
		'''none'', null, false, null)', request)) ->> 'sentence'
$$;
create function t.undo(who text, request uuid, first uuid) returns text
language sql
as $$
	select t.as(who, format('desk.undo(%L, %L)', request, first))
		->> 'sentence'
$$;
select is(t.book_as('frontdesk1', :'mine'),
	'Booked Bay 1 20:00-21:00 for García López, María', 'booked');
select is(t.book_as('frontdesk2', :'mine'),
	'This request id stands for another request', 'not repeated');
select is(t.as('frontdesk2', format('desk.request_abandon(%L)', :'mine'))
	->> 'sentence', 'This request id stands for another request',
	'not given up');
select is(t.undo(who, gen_random_uuid(), :'mine'),
	'There is nothing of yours to undo', who || ' undoes nothing')
from unnest(array['frontdesk2', 'manager1']) who;
select is(t.undo('frontdesk1', :'undone', :'mine'),
	'Undone: Cancelled Bay 1 20:00-21:00 of García López, María',
	'its asker does');
select is(t.undo('frontdesk1', gen_random_uuid(), :'mine'),
	'That is undone already', 'once');
select is(t.undo('frontdesk1', :'undone', :'mine'),
	'Undone: Cancelled Bay 1 20:00-21:00 of García López, María',
	'and hears so again by the same id');
select is(t.undo('frontdesk1', gen_random_uuid(), :'undone'),
	'An undo is not undone: do it again by hand',
	'an undoing is not undone');
select throws_ok($$ select t.as('frontdesk1',
	'desk.request_abandon(null)') $$, '22004', null,
	'nothing is given up without an id');

select * from finish();
rollback;
