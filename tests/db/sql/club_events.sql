-- SPDX-License-Identifier: GPL-3.0-or-later
-- Events, classes and their places, tours and announcements of the club.
begin;
\ir fixture.psql
\ir writing.psql
select no_plan();

select is(t.write($$ insert into club.events (id, title, start_time, end_time,
	max_capacity) values
	(1, 'Wine night', '2026-11-28 18:00', '2026-11-28 22:00', 2),
	(2, 'Open house', '2026-11-29 10:00', null, null) $$), 'done',
	'an event with places, one without end or limit');
select is(t.write($$ insert into club.events (title, start_time, end_time)
	values ('x', '2026-11-28 18:00', '2026-11-28 18:00') $$),
	'An event ends after it begins', 'it lasts');
select is(t.write($$ insert into club.events (title) values ('x') $$),
	'needs start_time', 'and begins when somebody says');
select is(t.write($$ insert into club.events (title, start_time, max_capacity)
	values ('x', '2026-11-28', -1) $$), 'A capacity cannot be negative',
	'for no fewer than nobody');
select is(t.write($$ update club.events set eventbrite_id = 'eb1' $$),
	'That Eventbrite event is known already', 'Eventbrite''s is one');
select is(t.write($$ insert into club.wellness_classes (id, title, start_time,
	end_time, max_capacity) values
	(1, 'Yoga', '2026-11-28 08:00', '2026-11-28 09:00', 1) $$), 'done',
	'a class');
select is(t.write($$ insert into club.wellness_classes (title, start_time,
	end_time) values ('Yoga', '2026-11-28 08:00', '2026-11-28 07:00') $$),
	'A class ends after it begins', 'it lasts, too');

-- Places: who has one counts, who waits or gave it back does not.
create function t.taken(what text, number integer) returns text
language sql
as $$
	select concat_ws(' of ', l.taken, l.capacity) from desk.place_load l
	where l.kind = what and l.id = number
$$;
create function t.come(who text, how text default 'confirmed',
	event integer default 1) returns text
language sql
as $$
	select t.write(format('insert into club.event_rsvps (event_id, '
		'user_email, status) values (%L, %L, %L)', event,
		who || '@example.com', how))
$$;
select is(t.taken('event', 1), '0 of 2', 'nobody comes yet');
select is(t.come('anna'), 'done', 'one comes');
select is(t.come('igor'), 'done', 'another');
select is(t.taken('event', 1), '2 of 2', 'it is full');
select is(t.come('vip'), 'No place is left', 'and refuses the third');
select is(t.taken('event', 1), '2 of 2', 'whom it does not count');
select is(t.come('vip', 'waitlisted'), 'done', 'who waits');
select is(t.come('VIP', 'waitlisted'),
	'That person has answered for the event already', 'once');
select is(t.write($$ update club.event_rsvps set status = 'confirmed'
	where user_email = 'vip@example.com' $$), 'No place is left',
	'as long as it is full');
select is(t.write($$ update club.event_rsvps set status = case status
	when 'waitlisted' then 'confirmed' else 'cancelled' end
	where user_email in ('vip@example.com', 'igor@example.com') $$),
	'done', 'two change places in one statement');
select is(t.taken('event', 1), '2 of 2', 'it is full still');
select is(t.write($$ update club.events set max_capacity = 1 where id = 1 $$),
	'No place is left', 'the room does not shrink below who comes');
select is(t.write($$ update club.events set max_capacity = 3 where id = 1 $$),
	'done', 'but it grows');
select is(t.write($$ update club.event_rsvps set status = 'confirmed'
	where user_email = 'igor@example.com' $$), 'done',
	'so that one comes back');
select is(t.write($$ update club.event_rsvps set event_id = 2
	where user_email = 'anna@example.com' $$), 'done',
	'one goes to another event');
select is(t.taken('event', 1) || ', ' || t.taken('event', 2), '2 of 3, 1',
	'and both are counted');
select is(t.write($$ delete from club.event_rsvps
	where user_email = 'igor@example.com' $$), 'done', 'one is removed');
select is(t.taken('event', 1), '1 of 3', 'and leaves a place');
select is(t.come('dan', 'confirmed', 9), 'There is no such event',
	'nobody comes to what is not there');
select is(t.write($$ update club.event_rsvps set matched_user_id = 'nobody' $$),
	'There is no such member', 'nor as somebody who is nobody');
select is(t.write($$ update club.event_rsvps set matched_user_id = 'vip'
	where user_email = 'vip@example.com' $$), 'done', 'but as a member');

select is(t.write($$ insert into club.wellness_enrollments (wellness_class_id,
	user_email) values (1, 'anna@example.com') $$), 'done', 'one mat');
select is(t.write($$ insert into club.wellness_enrollments (wellness_class_id,
	user_email) values (1, 'igor@example.com') $$), 'No place is left',
	'is one');
select is(t.write($$ update club.wellness_enrollments
	set status = 'attended' $$), 'done', 'who was there');
select is(t.taken('class', 1), '1 of 1', 'had the place');
select is(t.write($$ delete from club.wellness_classes $$),
	'There is no such class', 'a class with people stays');
select is(t.write($$ delete from club.wellness_enrollments $$), 'done',
	'without them');
select is(t.write($$ delete from club.wellness_classes $$), 'done',
	'it goes');
select is(t.taken('class', 1), null, 'and its counter with it');

-- One who counts by hand is found out, and put right.
select is_empty('select * from desk.place_load_verify()',
	'the counters agree with who comes');
update desk.place_load set taken = 0 where id = 1;
delete from desk.place_load where id = 2;
insert into desk.place_load values ('class', 7, 0, null);
select results_eq('select * from desk.place_load_verify() order by 1, 2',
	$$ values ('class', 7, null::integer, 0), ('event', 1, 1, 0),
		('event', 2, 1, null) $$, 'what does not is shown');
select desk.place_load_rebuild();
select is_empty('select * from desk.place_load_verify()',
	'and made anew');
select is(t.write(statement), 'may not', statement)
from unnest(array['update desk.place_load set taken = 0',
	'delete from desk.place_load', 'select * from desk.place_load',
	'select desk.place_load_rebuild()']) statement;

-- Blocks that they put on bays.
select is(t.write($$ insert into club.availability_blocks (resource_id,
	block_date, start_time, end_time, block_type, event_id) values
	(1, '2026-11-28', '18:00', '22:00', 'event', 1) $$), 'done',
	'an event takes a bay');
select is(t.write($$ insert into club.availability_blocks (resource_id,
	block_date, start_time, end_time, block_type, event_id) values
	(2, '2026-11-28', '18:00', '22:00', 'event', 9) $$),
	'There is no such event', 'if it is there');
select is(t.write($$ insert into club.availability_blocks (resource_id,
	block_date, start_time, end_time, block_type, wellness_class_id) values
	(2, '2026-11-28', '18:00', '22:00', 'wellness', 9) $$),
	'There is no such class', 'so does a class');

-- Tours and announcements.
select is(t.write($$ insert into club.tours (visitor_name, visitor_email,
	scheduled_at, google_calendar_id) values
	('Nora Neu', 'nora@example.com', '2026-11-22 11:00', 'g1') $$), 'done',
	'a tour');
select is(t.write($$ insert into club.tours (scheduled_at, google_calendar_id)
	values ('2026-11-22 11:00', 'g1') $$),
	'That calendar entry is a tour already', 'once in the calendar');
select is(t.write($$ insert into club.tours (visitor_name, scheduled_at)
	values ('', '2026-11-22 11:00') $$), 'A name has 1 to 200 characters',
	'by somebody or by nobody yet');
select is(t.write($$ insert into club.tours (visitor_name)
	values ('Nora') $$), 'needs scheduled_at', 'at a time');
select is(t.write($$ insert into club.facility_closures (id, closure_date,
	is_full_day, affects_all_resources) values (1, '2026-12-24', true,
	true) $$), 'done', 'a closure');
select is(t.write($$ insert into club.announcements (title, starts_at, ends_at,
	closure_id) values ('Closed', '2026-12-01', '2026-12-25', 1) $$),
	'done', 'is announced');
select is(t.write($$ delete from club.facility_closures $$), 'done',
	'when it goes');
select is((select closure_id from club.announcements), null,
	'what was said of it stays');
select is(t.write($$ insert into club.announcements (title, starts_at, ends_at)
	values ('x', '2026-12-25', '2026-12-01') $$),
	'An announcement ends after it begins', 'and it ends');

-- Players that Trackman counted.
select t.book(1, '2026-11-22 10:00', 60, 'anna') ->> 'ok';
select is(t.write($$ update club.booking_requests set trackman_player_count = 3,
	reconciliation_status = 'pending' $$), 'done', 'more than declared');
select is(t.write($$ update club.booking_requests
	set trackman_player_count = -1 $$),
	'A number of players cannot be negative', 'never fewer than none');

select * from finish();
rollback;
