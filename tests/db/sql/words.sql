-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people are told: who acted, by name and never by a whole e-mail; why
-- something cannot be undone and who can; the day, where it is not today.
begin;
\ir fixture.psql
\ir money.psql
select plan(27);

create function t.last(booking integer) returns text
language sql
as $$
	select (t.as('support1', format('(select to_jsonb(p) from
		desk.booking_peek(%s) p)', booking))) ->> 'last_actor'
$$;
create function t.told(who text, call text, id uuid default gen_random_uuid())
returns text
language sql
as $$
	select concat_ws(' / ', a ->> 'code', a ->> 'sentence', a ->> 'who_can')
	from (select t.as(who, format(call, id))) x (a)
$$;

-- Who acted: staff by login or name, members by name, strangers masked.
select t.book(1, '2026-11-21 16:00', 60, 'anna') ->> 'booking' as b \gset
insert into club.staff_users (email, name, created_at)
values ('web@club.example', 'Wendy Web', '2026-01-01');
create function t.acts(booking integer, staff text, name text, kind text,
	actor text) returns text
language plpgsql
as $$
begin
	insert into club.admin_audit_log (staff_email, staff_name, action,
		resource_type, resource_id, actor_type, actor_email)
	values (staff, name, 'update_booking', 'booking', booking, kind,
		actor);
	return t.last(booking);
end
$$;
select is(t.last(:b), 'Ana Front', 'a desk by the name of whoever is there');
select is(t.acts(:b, null, null, 'member', 'Anna@Example.com'), 'Lee, Anna',
	'a member by name');
select is(t.acts(:b, 'anna@example.com', 'anna@example.com', 'member', null),
	'Lee, Anna', 'wherever the e-mail stands');
select is(t.acts(:b, 'web@club.example', null, 'staff', null), 'Wendy Web',
	'staff of other applications by name');
select is(t.acts(:b, 'web@club.example', 'Web Desk', 'staff', null),
	'Web Desk', 'as the record has it');
select is(t.acts(:b, null, null, 'member', 'gone@example.com'),
	'g.....@example.com', 'nobody''s address is shown whole');
select is(t.acts(:b, null, null, 'system', null), 'system',
	'a machine is a machine');
select is_empty(format($$ select h.who from jsonb_to_recordset(
	t.as('frontdesk1', '(select jsonb_agg(h) from
	desk.booking_history(%s) h)')) as h (who text)
	where h.who ~ '^[^.]*@' $$, :b), 'nor in the history');

-- The holder of a clash says who booked it; what is kept has no name.
insert into club.admin_audit_log (action, resource_type, resource_id,
	actor_type, actor_email)
values ('reschedule_booking', 'booking', :b, 'member', 'anna@example.com');
select is(t.as('frontdesk2', $$desk.booking_book(
	'00000000-0000-0000-0000-00000000c1a5', 1, '2026-11-21 16:30', 60,
	'igor', null, 1, '[]', null, 'none', null, false, 'phone')$$)
	#>> '{detail,holder,by}', 'Lee, Anna', 'a clash names who moved it');
select is(r.outcome #>> '{detail,holder,by}', '{user:anna}',
	'and is kept without the name')
from desk.request r where r.id = '00000000-0000-0000-0000-00000000c1a5';
select is(t.as('frontdesk2', format('desk.booking_cancel(gen_random_uuid(), '
	'''old'', %s, ''ill'', ''phone'')', :b)) ->> 'sentence',
	'Lee, Anna was changed since you looked: moved by Lee, Anna, 14:07',
	'so does a stale booking');

-- A booking of an address without a name.
insert into club.booking_requests (user_email, resource_id, request_date,
	start_time, end_time, duration_minutes, status)
values ('web.only@example.com', 2, '2026-11-21', '18:00', '19:00', 60,
	'approved') returning id as web \gset
select is(desk.booking_name(:web), 'w.....@example.com',
	'an address is no name');

-- Undo: why not, what else, and who can.
select gen_random_uuid() as in_, gen_random_uuid() as paid \gset
select t.book(2, '2026-11-21 14:10', 60, 'igor') ->> 'booking' as i \gset
select is(t.told('frontdesk1', format('desk.booking_check_in(%%L, %L, %s, '
	'''none'', null, null)', t.v(:i), :i), :'in_'),
	'Petrov, Igor is checked in, Bay 2 14:10-15:10', 'a check-in');
select is(t.told('frontdesk1', format('desk.undo(%%L, %L)', :'in_')),
	'role / A check-in needs :revert-booking / a manager (Mara Manager)',
	'is a manager''s to take back');
select t.book(3, '2026-11-22 10:00', 90, 'mia') ->> 'booking' as m \gset
select is(t.told('manager1', format('desk.participant_settle(%%L, %L, %s, '
	'null, ''card'', null, null)', t.v(:m), :m), :'paid'),
	'García López, María, Bay 3 Sun 22 Nov 10:00-11:30, 25.00 by card',
	'a payment for another day says the day');
select is(t.told('manager1', format('desk.undo(%%L, %L)', :'paid')),
	'state / u gives no money, pass or waiver back',
	'and money has no undo');

-- A booking made at the counter was paid, or is checked in as well.
create function t.counter(starts text, check_in boolean, id uuid,
	undone uuid default gen_random_uuid()) returns text
language sql
as $$
	select (t.as('frontdesk1', format('desk.booking_book(%L, 2, %L, 60, '
		'null, ''Zoe New'', 1, ''[]'', null, ''card'', null, %L, '
		'''walk-in'')', id, starts, check_in)) ->> 'sentence')
		|| ' / ' || t.told('frontdesk1',
			format('desk.undo(%%L, %L)', id))
$$;
select is(t.counter('2026-11-21 20:00', false, gen_random_uuid()),
	'Booked Bay 2 20:00-21:00 for New, Zoe, 50.00 by card / '
	'state / It was paid for: x cancels it, a refund is asked for',
	'what was paid is not undone');
select t.at('2026-11-21 15:05:00-08');
select is(t.counter('2026-11-21 15:10', true, gen_random_uuid()),
	'Booked Bay 2 15:10-16:10 for New, Zoe, checked in, 50.00 by card / '
	'role / A check-in needs :revert-booking / a manager (Mara Manager)',
	'nor is who is checked in');

-- Days.
select is(t.book(1, '2026-11-24 10:00', 60, 'vip') ->> 'sentence',
	'Booked Bay 1 Tue 24 Nov 10:00-11:00 for Important, Vera',
	'another day is said');
select is(t.book(1, '2026-11-21 19:00', 60, 'vip') ->> 'sentence',
	'Booked Bay 1 19:00-20:00 for Important, Vera', 'today is not');
select is(t.as('frontdesk1', format('desk.booking_cancel(gen_random_uuid(), '
	'%L, %s, ''ill'', ''phone'')', t.v(:m), :m)) ->> 'sentence',
	'Cancelled Bay 3 Sun 22 Nov 10:00-11:30 of García López, María',
	'nor left out of a cancellation');

-- A closing counts what lies under it.
select is(t.as('manager1', format('desk.resource_block(gen_random_uuid(), 1, '
	'''2026-11-21 15:00'', ''2026-11-21 %s:30'', ''maintenance'', '
	'''lamp'', true)', h)) ->> 'sentence', 'Bay 1 blocked 15:00-'
	|| h || ':30: lamp' || said, 'displaced: ' || said)
from (values (15, ''), (16, '; 1 booking is displaced'),
	(19, '; 2 bookings are displaced')) v (h, said);

-- Actions of other applications are words, too.
select is(desk.action_words(a), w, a) from (values
	('update_payment_status', 'fees settled'),
	('record_charge', 'payment taken'),
	('some_new_action', 'some new action')) v (a, w);

select * from finish();
rollback;
