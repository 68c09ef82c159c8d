-- SPDX-License-Identifier: GPL-3.0-or-later
-- Looking at one booking: the peek, the roster and the history, as staff see
-- them (wireframes.md 1a, 1d).
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

create function t.peek(booking integer, who text default 'frontdesk1')
returns jsonb
language sql
as $$
	select t.as(who, format('(select to_jsonb(p) from desk.booking_peek(%s) '
		'p)', booking))
$$;
create function t.history(booking integer, who text default 'frontdesk1')
returns text
language sql
as $$
	select string_agg(concat_ws(' | ', h ->> 'who', h ->> 'desk',
		h ->> 'words', h ->> 'reason', h ->> 'received_from'), E'\n'
		order by n)
	from jsonb_array_elements(t.as(who, format('(select jsonb_agg(h) from
		desk.booking_history(%s) h)', booking))) with ordinality x (h, n)
$$;
create function t.tick() returns void
language sql
as $$ select set_config('test.now', (current_setting('test.now')::timestamptz
	+ interval '1 minute')::text, false) $$;

-- The booking of the wireframes: late, with a guest who owes.
select t.at('2026-11-20 18:20:00-08');
select t.as('frontdesk2', $$desk.booking_book(gen_random_uuid(), 2,
	'2026-11-21 13:30', 60, 'anna', null, 2, '[{"guest":"Mo Lee"}]',
	'left-handed, own clubs', 'none', null, false, 'phone')$$) ->> 'booking'
	as b \gset
select t.book(2, '2026-11-21 15:30', 60, 'igor') ->> 'booking' as next \gset
select t.at('2026-11-21 14:07:00-08');
select t.peek(:b) as peek \gset
select is(:'peek'::jsonb - 'version' - 'booking_id', '{"state": "approved",
	"resource_id": 2, "label": "Bay 2", "starts": "2026-11-21T13:30:00",
	"ends": "2026-11-21T14:30:00", "owner_name": "Lee, Anna",
	"user_id": "anna", "tier": "Core", "member_since": "2026-11-21",
	"phone_last4": "5187", "with_text": "Mo Lee (guest)", "declared": 2,
	"members": 1, "guests": 1, "owed_minor": 2500,
	"owed_text": "guest Mo Lee", "passes_left": 3, "passes_total": 4,
	"passes_cover": "1 covers Mo Lee", "minutes_used": 0,
	"minutes_allowed": 60, "next_here_name": "Petrov, Igor",
	"next_here_at": "2026-11-21T15:30:00", "last_action": "booked",
	"last_actor": "Ben Front", "last_desk": "desk 1",
	"last_at": "2026-11-20T18:20:00", "note": "left-handed, own clubs",
	"late_minutes": 37, "origin": "staff_manual", "unmatched": false}',
	'everything of the peek');
select is(:'peek'::jsonb ->> 'version', t.v(:b), 'with the version to act on');
select is(t.peek(:next) ->> 'next_here_name', null, 'nobody comes after');
select is(t.peek(2147483647), null, 'no such booking');
select is(t.peek(:b, 'support1') ->> 'owner_name', 'Lee, Anna',
	'support may look');
select throws_ok(format('select t.peek(%s, %L)', :b, who), '42501', null,
	who || ' may not')
from (values ('clubsite1'), ('stranger1')) v (who);

-- The roster of the sheet.
select results_eq(format('select position, name, role, tier, minutes,
	fee_minor, payment_status, pass_covers, why from jsonb_to_recordset(
	t.as(''frontdesk1'', ''(select jsonb_agg(r) from desk.booking_roster(%s)
	r)'')) as r (position integer, name text, role text, tier text,
	minutes integer, fee_minor integer, payment_status text,
	pass_covers boolean, why text)', :b),
	$$values (1, 'Lee, Anna', 'owner', 'Core', 30, 0, 'pending', false,
			'30 of 60 free minutes'),
		(2, 'Lee, Mo', 'guest', null, 0, 2500, 'pending', true,
			'guest fee, a pass covers it')$$,
	'each head, with its fee and why');

-- Several who owe, several passes.
select t.act('frontdesk1', 'roster_change', :b,
	'null, ''[{"guest":"Al Two"},{"member":"dan"}]'', ''[]'', null')
	->> 'ok' as done \gset
select t.peek(:b) as peek \gset
select is(:'peek'::jsonb ->> 'owed_text',
	'guest Mo Lee 25.00, guest Al Two 25.00, member Daniel Okafor 25.00',
	'each with its amount');
select is(:'peek'::jsonb ->> 'passes_cover', '2 cover Mo Lee and Al Two',
	'two passes cover two');
select is(:'peek'::jsonb ->> 'with_text',
	'Mo Lee (guest); Al Two (guest); Okafor, Daniel', 'with whom');
update club.guest_passes set used_passes = 3;
select is(t.peek(:b) ->> 'passes_cover', '1 covers Mo Lee',
	'one pass covers one');
update club.guest_passes set used_passes = 4;
select is(t.peek(:b) ->> 'passes_cover', null, 'none covers none');

-- A non-member, a request, an import.
select t.as('frontdesk1', $$desk.booking_book(gen_random_uuid(), 1,
	'2026-11-21 18:00', 30, null, 'Wanda Walkin', 1, '[]', null, 'card',
	'T-1', false, null)$$) ->> 'booking' as walk \gset
select is(t.peek(:walk) - array['version', 'booking_id', 'last_at'],
	'{"state": "approved", "resource_id": 1, "label": "Bay 1",
	"starts": "2026-11-21T18:00:00", "ends": "2026-11-21T18:30:00",
	"owner_name": "Walkin, Wanda", "user_id": null, "tier": null,
	"member_since": null, "phone_last4": null, "with_text": null,
	"declared": 1, "members": 1, "guests": 0, "owed_minor": 0,
	"owed_text": null, "passes_left": null, "passes_total": null,
	"passes_cover": null, "minutes_used": 0, "minutes_allowed": null,
	"next_here_name": null, "next_here_at": null, "last_action": "booked",
	"last_actor": "Ana Front", "last_desk": "desk 2", "note": null,
	"late_minutes": 0, "origin": "staff_manual", "unmatched": false}',
	'a non-member');
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, request_participants)
values ('mia', 1, '2026-11-21', '14:30', '15:00', 30,
	'[{"name":"Guesty"},{"userId":"vip"}]') returning id as asked \gset
select is(t.peek(:asked) ->> 'with_text', 'Guesty (guest); Important, Vera',
	'a request names its people');
select t.at('2026-11-21 14:30:00-08');
select is(t.peek(:asked) ->> 'state', 'expired', 'and lapses in time');
insert into club.booking_requests (user_name, request_date, start_time,
	end_time, duration_minutes, status, origin, is_unmatched)
values (repeat('n', 200), '2026-11-21', '10:00', '10:00', -30, 'attended',
	'trackman_import', true) returning id as odd \gset
select is((t.peek(:odd)) ->> 'unmatched', 'true',
	'an import without bay, time or name');

-- The history, newest first, in sentences.
select t.at('2026-11-21 14:08:00-08');
select t.book(3, '2026-11-21 15:00', 90, 'igor') ->> 'ok' as done \gset
select t.book(1, '2026-11-24 15:00', 60, 'vip', '[{"guest":"Mo Lee"}]')
	->> 'booking' as h \gset
select t.tick();
select t.act('frontdesk2', 'booking_move', :h,
	'2, ''2026-11-24 15:30'', 90, ''member''') ->> 'ok' as done \gset
select t.tick();
select t.act('frontdesk1', 'booking_move', :h,
	'3, ''2026-11-25 10:00'', 90, ''phone''') ->> 'ok' as done \gset
select t.tick();
select t.act('frontdesk1', 'roster_change', :h,
	'null, ''[{"member":"mia"}]'', ''[]'', null') ->> 'ok' as done \gset
select t.tick();
select t.act('frontdesk1', 'roster_change', :h,
	format('2, ''[]'', ''[%s]'', ''fell ill''', t.head(:h, 'Mo Lee')))
	->> 'ok' as done \gset
select t.tick();
select t.act('frontdesk1', 'roster_change', :h,
	'3, ''[{"guest":"Guest 2"}]'', ''[]'', null') ->> 'ok' as done \gset
select t.tick();
select t.act('manager1', 'participant_settle', :h,
	'null, ''waive'', null, ''our fault''') ->> 'ok' as done \gset
select t.tick();
insert into club.booking_payment_audit (booking_id, action, staff_email,
	amount_affected) values (:h, 'payment_refunded', 'web@club.example', 12.5);
insert into club.admin_audit_log (staff_email, action, resource_type,
	resource_id, details) values ('web@club.example', 'reschedule_booking',
	'booking', :'h', '{"before": {"starts": "garbage"}, "after": 7}');
select t.tick();
select t.at('2026-11-25 10:00:00-08');
select t.act('frontdesk1', 'booking_check_in', :h, '''none'', null, null')
	->> 'ok' as done \gset
select t.tick();
select t.act('frontdesk1', 'roster_change', :h,
	'4, ''[]'', ''[]'', null') ->> 'ok' as done \gset
select is(t.history(:h), 'Ana Front | desk 2 | declared 3 -> 4
Ana Front | desk 2 | checked in
w.....@club.example | moved
w.....@club.example | refunded 12.50
Mara Manager | office | 25.00 waived | our fault
Ana Front | desk 2 | added a guest, declared 2 -> 3
Ana Front | desk 2 | removed Mo Lee (guest), declared 3 -> 2 | fell ill
Ana Front | desk 2 | added García López, María, declared 2 -> 3
Ana Front | desk 2 | moved Bay 2 Tue 24 Nov 15:30-17:00 -> Bay 3 10:00-11:30 | phone
Ben Front | desk 1 | moved Bay 1 Tue 24 Nov 15:00-16:00 -> Bay 2 Tue 24 Nov 15:30-17:00 | member
Ana Front | desk 2 | booked Bay 1 Tue 24 Nov 15:00-16:00 | phone',
	'what happened, by whom, where, why, and from whom it came');
select t.act('manager1', 'booking_revert', :h, '''wrong party''') ->> 'ok'
	as done \gset
select is(split_part(t.history(:h), E'\n', 1),
	'Mara Manager | office | check-in undone (was checked in) | wrong party',
	'a check-in that was undone');
select is(t.history(2147483647), null, 'of nothing there is none');
select throws_ok(format('select t.history(%s, %L)', :h, who), '42501', null,
	who || ' may not look')
from (values ('clubsite1'), ('stranger1')) v (who);

select * from finish();
rollback;
