-- SPDX-License-Identifier: GPL-3.0-or-later
-- The writes of the grid, as a front desk uses them: what they do, what they
-- refuse and in which words, and how they are taken back.
begin;
\ir fixture.psql
select no_plan();

create function t.go(who text, action text, booking integer,
	rest text default '', version text default null) returns jsonb
language sql
as $$
	select t.as(who, format('desk.%I(%L, %L, %s%s)', action,
		gen_random_uuid(), coalesce(version, t.v(booking)), booking,
		rest))
$$;
create function t.state(booking integer) returns text
language sql as $$ select concat_ws(' ', b.status, desk.booking_title(b.id))
	from club.booking_requests b where b.id = booking $$;
create function t.undo(who text default 'frontdesk1') returns jsonb
language sql
as $$
	select t.as(who, format('desk.undo(%L, %L)', gen_random_uuid(), (
		select r.id from desk.request r
		where r.actor = who and r.ok and r.undo is not null
		  and r.action <> 'undo'
		order by r.at desc limit 1)))
$$;
create function t.tick() returns void
language sql
as $$ select set_config('test.now', (current_setting('test.now')::timestamptz
	+ interval '1 second')::text, false) $$;
create function t.said(answer jsonb) returns text
language sql
as $$ select concat_ws(': ', answer ->> 'code', answer ->> 'sentence') $$;

-- What cannot be booked.
select is(t.said(t.book(res, at, minutes, who)), said, what)
from (values
	(2, timestamp '2026-11-21 13:30', 60, 'anna', 'limit: 13:30 is past',
		'a start that has passed'),
	(2, '2026-11-20 15:00', 60, 'anna', 'limit: 2026-11-20 15:00 is past',
		'yesterday'),
	(2, '2026-11-21 16:03', 60, 'anna',
		'limit: Bookings start every 5 minutes', 'an odd minute'),
	(2, '2026-11-21 16:00', 45, 'anna',
		'limit: A booking lasts 30 to 360 minutes, in steps of 30',
		'an odd length'),
	(2, '2026-11-21 16:00', 390, 'anna',
		'limit: A booking lasts 30 to 360 minutes, in steps of 30',
		'a long length'),
	(2, '2026-11-21 16:00', -60, 'anna',
		'limit: A booking lasts 30 to 360 minutes, in steps of 30',
		'a negative length'),
	(2, '2026-11-23 16:00', 60, 'anna', 'limit: Closed on Monday',
		'a day off'),
	(2, '2026-11-21 21:30', 60, 'anna', 'limit: Open 08:30-22:00 that day',
		'past closing'),
	(2, '2026-11-22 08:00', 60, 'anna', 'limit: Open 08:30-18:00 that day',
		'before opening'),
	(2, 'infinity', 60, 'anna', 'limit: That is not a time to book',
		'the end of time'),
	(2, '9999-01-01 10:00', 60, 'anna',
		'limit: That is not a time to book', 'far away'),
	(99, '2026-11-21 16:00', 60, 'anna',
		'missing: There is no such resource', 'no resource'),
	(2, '2026-11-21 16:00', 60, 'nobody',
		'missing: There is no such member', 'no member'),
	(2, '2026-11-21 16:00', 60, 'sus',
		'banned: The membership of Spended, Susan is suspended',
		'a suspended member')) as c (res, at, minutes, who, said, what);
select is(t.said(t.book(2, '2026-11-21 14:00', 60, 'anna', dry => true)),
	'Booked Bay 2 14:00-15:00 for Lee, Anna', 'the row of now is booked');
select is(t.said(t.book(2, '2026-11-21 16:00', 60, 'anna',
	'[{"member":"anna"}]')), 'roster: A member stands on the roster twice',
	'nobody plays twice');
select is(t.said(t.book(2, '2026-11-21 16:00', 60, 'anna',
	'[{"guest":"Mo Lee"}]', 1)), 'roster: 1 players declared, 2 named',
	'more than declared');
select is(t.book(2, '2026-12-05 16:00', 60, 'anna', dry => true)
	#> '{detail,warnings}', '["Core members book 7 days ahead"]',
	'the member''s window is a warning to staff');
create function t.guest(guest text, settle text) returns text
language sql
as $$
	select t.said(t.as('frontdesk1', format('desk.booking_book(%L, 1, '
		'''2026-11-21 16:00'', 60, null, %L, 1, ''[]'', null, %L, '
		'''r1'', false, null, true)', gen_random_uuid(), guest,
		settle)))
$$;
select is(t.guest('Walk In', 'card'),
	'Booked Bay 1 16:00-17:00 for In, Walk, 50.00 by card',
	'a guest by name buys a day pass');
select is(t.guest('Walk In', 'none'), 'owed: A guest without a member buys '
	'a day pass: by card or in cash', 'or does not play');
select is(t.guest(E' \t\n', 'card'),
	'missing: A booking is for a member, or for a guest by name',
	'blanks are no name');
select is(t.guest(repeat('x', 300), 'card'),
	'limit: The guest''s name has 300 characters, at most 200 fit',
	'300 characters are too many');
select is(t.guest(U&'Ev\202El', 'card'),
	'limit: The guest''s name holds characters that cannot be shown',
	'a bidi override is refused');
select is(t.guest(E'Ev\x1b[31mil', 'card'),
	'limit: The guest''s name holds characters that cannot be shown',
	'an escape sequence is refused');
select is(t.guest(E'Mo\n Lee ', 'card'),
	'Booked Bay 1 16:00-17:00 for Lee, Mo, 50.00 by card', 'a line end is a blank');

-- Moving.
select (t.book(1, '2026-11-21 16:00', 120, 'vip') ->> 'booking')::integer
	as a \gset
select (t.book(2, '2026-11-21 15:30', 90, 'igor') ->> 'booking')::integer
	as b \gset
select t.v(:a) as old \gset
select is(t.said(t.go('frontdesk1', 'booking_move', :a,
	', 2, ''2026-11-21 16:00'', 120, ''phone''')),
	'clash: Petrov, Igor has Bay 2 15:30-17:00', 'a move can clash');
select is(t.v(:a), :'old', 'and then nothing has moved');
select is(t.said(t.go('frontdesk1', 'booking_move', :a,
	', 2, ''2026-11-21 17:00'', 120, ''phone'', true')),
	'Important, Vera moved to Bay 2 17:00-19:00', 'a ghost sees the way');
select is(t.v(:a), :'old', 'and moves nothing');
select is(t.said(t.go('frontdesk1', 'booking_move', :a,
	', 2, ''2026-11-21 17:00'', 120, ''phone''')),
	'Important, Vera moved to Bay 2 17:00-19:00', 'it moves');
select is(t.state(:a), 'approved Bay 2 17:00-19:00', 'it is there');
select is((select (s.resource_id, s.start_time, s.end_time)::text
	from club.booking_sessions s join club.booking_requests b
		on b.session_id = s.id where b.id = :a),
	'(2,17:00:00,19:00:00)', 'with its session');
select is(t.said(t.go('frontdesk2', 'booking_move', :a,
	', 1, ''2026-11-21 16:00'', 120, null', :'old')),
	'stale: Important, Vera was changed since you looked: '
	'moved by Ana Front, 14:07', 'who looked before is told');
select is(t.go('frontdesk2', 'booking_move', :a,
	', 1, ''2026-11-21 16:00'', 120, null', :'old') -> 'version',
	to_jsonb(t.v(:a)), 'and gets the present version');
select is(t.go('frontdesk2', 'booking_move', :a,
	', 1, ''2026-11-21 16:00'', 120, null', :'old')
	#> '{detail,changed}' @> '["booking", "session"]', true,
	'and what changed');
select is(t.as('frontdesk2', format('desk.booking_move(%L, null, %s, 1, '
	'''2026-11-21 16:00'', 120, null)', gen_random_uuid(), :a)) ->> 'code',
	'stale', 'no version is no version');
select is(t.said(t.go('frontdesk1', 'booking_move', :a,
	', 2, ''2026-11-21 17:30'', 90, null')),
	'Important, Vera moved to Bay 2 17:30-19:00',
	'within its own time it is in nobody''s way');
select is((select details -> 'before' ->> 'starts' || ' '
		|| (details -> 'after' ->> 'starts')
	from club.admin_audit_log where action = 'reschedule_booking'
	order by id desc limit 1), '2026-11-21 17:00 2026-11-21 17:30',
	'the record has before and after');
select t.tick();
select is(t.said(t.go('frontdesk1', 'booking_move', :a,
	', 3, ''2026-11-24 10:00'', 60, null')),
	'Important, Vera moved to Bay 3 Tue 24 Nov 10:00-11:00',
	'another day is said');
select is(t.said(t.undo()),
	'Undone: Important, Vera moved to Bay 2 Sat 21 Nov 17:30-19:00',
	'a move is undone');
select is(t.state(:a), 'approved Bay 2 17:30-19:00', 'and it is back');
select is(t.said(t.undo()), 'state: That is undone already', 'once');
select t.tick();
select t.go('frontdesk1', 'booking_move', :a,
	', 3, ''2026-11-21 17:30'', 90, null') ->> 'ok' as ok \gset
update club.booking_requests set notes = 'x' where id = :a;
select is(t.undo() ->> 'code', 'stale',
	'not when somebody touched it meanwhile');
select is(t.as('frontdesk2', format('desk.undo(%L, %L)', gen_random_uuid(),
	(select id from desk.request where undo is not null limit 1)))
	->> 'code', 'missing', 'nobody undoes what is another''s');

-- Longer, not past midnight; a club open all night to try it.
update desk.setting set value = '{"6":["08:30","24:00"],"0":["00:00","18:00"]}'
where key = 'hours';
select (t.book(3, '2026-11-21 22:00', 90, 'dan') ->> 'booking')::integer
	as night \gset
select is(t.said(t.go('frontdesk1', 'booking_move', :night,
	', 3, ''2026-11-21 22:00'', 120, null')),
	'Okafor, Daniel moved to Bay 3 22:00-24:00', 'until midnight it grows');
select is(t.said(t.go('frontdesk1', 'booking_move', :night,
	', 3, ''2026-11-21 22:00'', 150, null')),
	'limit: A booking cannot be extended past midnight', 'not beyond');
select is(t.said(t.book(2, '2026-11-21 23:00', 120, 'anna')),
	'Booked Bay 2 23:00-01:00 for Lee, Anna', 'a night booking is one');
select is((select count(*)::integer from t.as('frontdesk1',
	'(select jsonb_agg(g.id) from desk.grid_range(''2026-11-22'',
		''2026-11-23'') g where g.name = ''Lee, Anna'')') a
	where jsonb_array_length(a) = 1), 1, 'and stands on the next day too');
update desk.setting set value = '{"6":["08:30","22:00"],"0":["08:30","18:00"],
	"2":["08:30","20:00"]}' where key = 'hours';

-- Cancelling.
select t.tick();
select is(t.said(t.go('frontdesk1', 'booking_cancel', :b,
	', '' '', ''member''')), 'reason: A cancellation needs a reason',
	'a reason is due');
select is(t.said(t.go('frontdesk1', 'booking_cancel', :b,
	', ''ill'', ''member''')), 'Cancelled Bay 2 15:30-17:00 of Petrov, Igor',
	'it is cancelled');
select is((select details ->> 'reason' || ', ' || (details ->> 'received_from')
	from club.admin_audit_log where action = 'cancel_booking'),
	'ill, member', 'with its reason and from whom');
select is_empty(format('select from desk.occupancy where claim = %s', :b),
	'its bay is free');
select is(t.said(t.go('frontdesk1', 'booking_cancel', :b, ', ''x'', null')),
	'state: Petrov, Igor is cancelled: there is nothing to cancel',
	'not twice');
select is(t.said(t.undo()),
	'Undone: Petrov, Igor, Bay 2 15:30-17:00, is approved again',
	'a cancellation is undone');
select t.tick();
select t.go('frontdesk1', 'booking_cancel', :b, ', ''ill'', null') ->> 'ok'
	as ok \gset
select t.book(2, '2026-11-21 16:00', 60, 'mia', who => 'frontdesk2') ->> 'ok'
	as ok \gset
select is(t.undo() ->> 'code', 'clash', 'unless somebody has the bay now');
select (t.book(1, '2026-11-21 18:00', 60, 'igor') ->> 'booking')::integer
	as tm \gset
update club.booking_requests set trackman_booking_id = 'TM-9' where id = :tm;
select is(t.said(t.go('frontdesk1', 'booking_cancel', :tm, ', ''x'', null')),
	'Cancelled Bay 1 18:00-19:00 of Petrov, Igor; Trackman is to confirm',
	'one that Trackman knows waits for it');
select is(t.book(1, '2026-11-21 18:00', 60, 'mia') ->> 'code', 'clash',
	'and holds its bay until then');
select is(t.go('frontdesk1', 'booking_cancel', :tm, ', ''x'', null')
	->> 'code', 'role', 'only a manager goes further');
select is(t.said(t.go('manager1', 'booking_cancel', :tm, ', ''x'', null')),
	'Cancelled Bay 1 18:00-19:00 of Petrov, Igor', 'and may');

-- Requests: approve, decline, lapse, reopen.
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, declared_player_count,
	request_participants)
values ('igor', 1, '2026-11-21', '19:00', '20:00', 60, 2,
	'[{"type":"guest","name":"Mo Lee"}]')
returning id as asked \gset
select t.tick();
select is(t.said(t.go('frontdesk1', 'booking_approve', :asked)),
	'Approved Bay 1 19:00-20:00 for Petrov, Igor', 'a request is approved');
select is((select array_agg(display_name::text order by participant_type desc)
	from club.booking_participants p join club.booking_requests b
	using (session_id) where b.id = :asked),
	array['Igor Petrov', 'Mo Lee'], 'with those it named');
select is(t.go('frontdesk1', 'booking_decline', :asked, ', ''full''')
	->> 'code', 'state', 'it waits for no other answer');
select is(t.said(t.undo()),
	'Undone: Petrov, Igor, Bay 1 19:00-20:00, is a request again',
	'an approval is undone');
select is(t.said(t.go('frontdesk1', 'booking_decline', :asked, ', null')),
	'reason: A refusal needs a reason', 'a decline needs its reason');
select t.tick();
select is(t.said(t.go('frontdesk1', 'booking_decline', :asked, ', ''full''')),
	'Declined Bay 1 19:00-20:00 for Petrov, Igor', 'it is declined');
select is(t.said(t.undo()),
	'Undone: Petrov, Igor, Bay 1 19:00-20:00, is a request again',
	'and that undone');
insert into club.facility_closures (closure_date, start_time, end_time, reason,
	affects_all_resources)
values ('2026-11-21', '19:30', '21:00', 'Power cut', true);
select is(t.said(t.go('frontdesk1', 'booking_approve', :asked)),
	'clash: Bay 1 is closed 19:30-21:00: Power cut',
	'what a closure came over is not approved');
delete from club.facility_closures;
set test.now = '2026-11-21 19:05:00-08';
select is(t.said(t.go('frontdesk1', 'booking_approve', :asked)),
	'state: Petrov, Igor is expired: it does not wait for an answer',
	'past its start a request has expired');
select is(t.said(t.go('manager1', 'booking_revert', :asked, ', ''here now''')),
	'Reopened Bay 1 19:00-20:00 for Petrov, Igor', 'a manager reopens it');
select is(t.state(:asked), 'approved Bay 1 19:00-20:00', 'as approved');

-- Outcomes.
select is(t.said(t.go('frontdesk1', 'booking_outcome', :night,
	', ''no_show''')), 'state: Okafor, Daniel is approved: it begins at 22:00',
	'nobody is late for what has not begun');
select (t.book(2, '2026-11-21 19:05', 30, 'vip') ->> 'booking')::integer
	as o \gset
select is(t.said(t.go('frontdesk1', 'booking_outcome', :o, ', ''gone''')),
	'limit: A booking ends as attended or as a no-show', 'no third outcome');
select t.tick();
select is(t.said(t.go('frontdesk1', 'booking_outcome', :o, ', ''no_show''')),
	'Important, Vera, Bay 2 19:05-19:35: no-show', 'a no-show');
select is(t.said(t.undo()), 'Undone: Important, Vera, Bay 2 19:05-19:35, '
	'is approved again', 'undone');
select t.tick();
select is(t.said(t.go('frontdesk1', 'booking_outcome', :o, ', ''attended''')),
	'Important, Vera, Bay 2 19:05-19:35: attended', 'attended');
select is(t.go('frontdesk1', 'booking_cancel', :o, ', ''x'', null')
	->> 'code', 'role', 'what was attended only a manager cancels');
select is(t.said(t.go('manager1', 'booking_revert', :o, ', null')),
	'reason: A correction needs a reason', 'a manager says why');
select is(t.said(t.go('manager1', 'booking_revert', :o, ', ''mixed up''')),
	'Important, Vera, Bay 2 19:05-19:35, is approved again',
	'and takes it back');
select is(t.go('frontdesk1', 'booking_outcome', :asked, ', ''attended''')
	->> 'code', 'owed', 'who owes has not attended');
select t.as('frontdesk1', format('desk.bookings_outcome(%L, %L, ''attended'')',
	gen_random_uuid(), jsonb_build_array(
		jsonb_build_object('booking', :o, 'version', t.v(:o)),
		jsonb_build_object('booking', :asked, 'version', t.v(:asked)),
		jsonb_build_object('booking', :night, 'version', 'old'))))
	as many \gset
select is(:'many'::jsonb ->> 'sentence', '1 attended, 2 refused',
	'many at once are answered one by one');
select is((select array_agg(coalesce(r ->> 'code', 'ok')
		order by r ->> 'code' nulls first)
	from jsonb_array_elements(:'many'::jsonb #> '{detail,rows}') r),
	array['ok', 'owed', 'stale'], 'each with its own reason');
select is(t.state(:o), 'attended Bay 2 19:05-19:35', 'the one is done');

-- The clock's zone is the venue's, whatever the session says.
set test.now = '2026-11-21 14:07:00-08';
select is(t.as('frontdesk1', format('(select to_jsonb(w.now_local) from (
		select set_config(''TimeZone'', %L, true)) s,
		lateral (select * from desk.whoami()) w
		where s is not null)', z)), '"2026-11-21T14:07:00"',
	'wall time under ' || z)
from unnest(array['UTC', 'Asia/Tokyo', 'Pacific/Kiritimati']) z;
set timezone = 'Asia/Tokyo';
set datestyle = 'German, DMY';
set intervalstyle = 'iso_8601';
select is(t.said(t.book(5, '2026-11-22 16:00', 60, 'anna')),
	'Booked Conference Room Sun 22 Nov 16:00-17:00 for Lee, Anna',
	'and so is a booking''s');
select is((select b.request_date + b.start_time from club.booking_requests b
	where resource_id = 5 order by id desc limit 1),
	timestamp '2026-11-22 16:00', 'where it was asked for');
reset timezone;
reset datestyle;
reset intervalstyle;

-- When the clocks change.
update desk.setting set value = '{"0":["00:00","24:00"]}' where key = 'hours';
select is(t.said(t.book(1, '2027-03-14 02:30', 30, 'mia')),
	'limit: The clocks change: that time does not exist',
	'the hour that spring skips');
select is(t.book(1, '2027-11-07 01:30', 30, 'mia') ->> 'ok', 'true',
	'the hour that autumn repeats is one hour');
select is(t.book(1, '2027-11-07 01:30', 30, 'dan') ->> 'code', 'clash',
	'which is booked once');

select is_empty('select * from desk.occupancy_verify()',
	'occupancy is as expected after all of it');
select * from finish();
rollback;
