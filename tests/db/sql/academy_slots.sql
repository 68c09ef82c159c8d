-- SPDX-License-Identifier: GPL-3.0-or-later
-- Slots, bookings and sessions of the academy: what is offered, who may have
-- it, and nobody in two places (document 001; domain.md 4; database.md 3).
begin;
\ir fixture.psql
\ir systems.psql
\ir academy.psql
select no_plan();

create function t.slot(day text, starts text, ends text,
	place text default 'hall') returns text
language sql
as $$
	select t.app(format('insert into academy.slot (schedule_id, start,
		"end", location_id) values (%L, %L, %L, %L)', day, starts, ends,
		place))
$$;
create function t.take(slot text, child text) returns text
language sql
as $$
	select t.app(format('insert into academy.schedule_booking (id,
		schedule_id, child_id, slot_id) select %L, schedule_id, %L, id
		from academy.slot where id = %L', child || '-' || slot, child,
		slot))
$$;
create function t.session(booking text, status text default 'PENDING')
returns text
language sql
as $$
	select t.app(format('insert into academy.session (id, trainer_id,
		child_id, parent_id, booking_id, location_id, date, status,
		total_price)
		select b.id, h.trainer_id, b.child_id, c.parent_id, b.id,
			l.location_id, h.start_date::date + l.start::time, %L,
			8000
		from academy.schedule_booking b
		join academy.slot l on l.id = b.slot_id
		join academy.schedule h on h.id = b.schedule_id
		join academy.child c on c.id = b.child_id
		where b.id = %L', status, booking))
$$;
create function t.booked(the text) returns boolean
language sql
as $$ select is_booked from academy.slot where id = the $$;

-- Hours and slots.
select is(t.app($$ insert into academy.schedule (trainer_id, start_date,
	end_date) values ('ruiz', '2026-11-23 09:00', '2026-11-23 24:00') $$),
	'ok', 'hours may last until midnight');
select is(t.app($$ insert into academy.schedule (trainer_id, start_date,
	end_date) values ('ruiz', '2026-11-23 09:00', '2026-11-24 00:01') $$),
	'limit: Time to book lies within one day', 'and no longer');
select is(t.app($$ insert into academy.schedule (trainer_id, start_date,
	end_date) values ('ruiz', '2026-11-23 09:00', '2026-11-23 09:00') $$),
	'limit: Time to book ends after it begins', 'they last');
select is(t.slot('ruiz22', '15:00', '16:00'), 'ok', 'a slot ends where hours do');
select is(t.slot('ruiz22', '16:30', '17:01'),
	'limit: A slot lies within the trainer''s hours', 'or before');
select is(t.slot('ruiz22', '08:30', '09:00'),
	'limit: A slot lies within the trainer''s hours',
	'and begins where they do');
select is(t.slot('ruiz22', '16:00', '17:00'), 'ok', 'half-open: they touch');
select is(t.slot('ruiz22', '15:59', '16:01'),
	'clash: Another slot of that day has that time and place',
	'one place, one time');
select is(t.slot('ruiz22', '15:59', '16:01', 'field'), 'ok',
	'the same time may be offered elsewhere');
select is(t.slot('ruiz22', '16:00', '15:00'),
	'limit: A slot ends after it begins', 'it ends after it begins');
select is(t.slot('ruiz22', x.at, '17:00'),
	'limit: A slot begins at a time, such as 15:30', x.at || ' is no time')
from unnest(array['24:00', '9:00', '09:60', 'nine', '']) x (at);
select is(t.app($$ update academy.schedule set end_date = '2026-11-22 16:30'
	where id = 'ruiz22' $$), 'state: A slot lies outside those hours',
	'hours do not change away from their slots');
select is(t.app($$ update academy.schedule set start_date = '2026-11-22 08:00'
	where id = 'ruiz22' $$), 'ok', 'but around them');

-- A slot is booked once.
select is(t.take('r09', 'leo'), 'ok', 'a free slot is booked');
select ok(t.booked('r09'), 'and says so');
select is(t.take('r09', 'ole'), 'clash: The slot is booked', 'once');
select is(t.app($$ update academy.slot set is_booked = false
	where id = 'r09' $$), 'ok', 'an application that writes the mark');
select ok(t.booked('r09'), 'is not believed');
select is(t.app($$ insert into academy.slot (id, schedule_id, start, "end",
	is_booked) values ('said', 'ruiz22', '12:00', '12:30', true) $$), 'ok',
	'nor when it makes a slot');
select ok(not t.booked('said'), 'which is free');
select is(t.app($$ update academy.slot set is_deleted = true
	where id = 'said' $$), 'ok', 'a free slot is withdrawn');
select is(t.take('said', 'ole'), 'state: The slot was withdrawn',
	'and then not booked');
select is(t.app($$ update academy.slot set is_deleted = true
	where id = 'r09' $$), 'state: A booked slot cannot be withdrawn',
	'a booked one stays');
select is(t.app($$ update academy.slot set start = '09:15' where id = 'r09' $$),
	'state: A booked slot keeps its time and place', 'where it is');
select is(t.app($$ update academy.slot set start = '13:15' where id = 'r13' $$),
	'ok', 'a free one may move');
select is(t.app($$ update academy.slot set start = '13:00' where id = 'r13' $$),
	'ok', 'and back');
select is(t.app($$ update academy.schedule
	set start_date = start_date + interval '1 day',
		end_date = end_date + interval '1 day' where id = 'ruiz22' $$),
	'state: Hours with a booked slot keep their day and trainer',
	'its day stays too');
select is(t.app($$ insert into academy.schedule_booking (schedule_id, child_id,
	slot_id) values ('okoye22', 'ole', 'r10') $$),
	'missing: There is no such slot on that day',
	'a slot is booked on its own day');

-- Nobody is in two places: trainer, child.
select is(t.take('r10', 'mia'), 'ok', 'the next hour is another child''s');
select is(t.take('r10field', 'ole'),
	'clash: The trainer is busy 10:00-11:00',
	'the trainer cannot be at the other place as well');
select is(t.take('o0930', 'leo'), 'clash: The child is elsewhere 09:00-10:00',
	'nor the child with another trainer');
select is(t.take('o10', 'leo'), 'ok', 'half-open: straight on');
select * from t.verified('after bookings');
select ok(not t.booked('o0930') and not t.booked('r10field'),
	'a refused booking takes no slot');

-- Sessions.
select is(t.session('leo-r09'), 'ok', 'a booking becomes a session');
select is(t.session('leo-r09'), '23505 session_pkey', 'once');
select is(t.app($$ insert into academy.session (trainer_id, child_id,
	parent_id, booking_id, date) select trainer_id, child_id, parent_id,
	booking_id, date from academy.session $$),
	'clash: The booking has a session already', 'whatever it is called');
select is(t.app($$ insert into academy.session (trainer_id, child_id,
	parent_id, booking_id, date)
	values ('ruiz', 'leo', 'garcia', 'mia-r10', '2026-11-22 10:00') $$),
	'state: A session has the trainer, child, time and place of its booking',
	'with the child of its booking');
select is(t.app($$ update academy.session set date = '2026-11-22 09:30' $$),
	'state: A session has the trainer, child, time and place of its booking',
	'at its time');
select is(t.app($$ update academy.session set booking_id = 'mia-r10' $$),
	'state: A session keeps its booking', 'and keeps it');
select is(t.app($$ insert into academy.session (id, trainer_id, child_id,
	parent_id, date)
	values ('free', 'okoye', 'ole', 'lind', '2026-11-22 11:00') $$), 'ok',
	'a session without a booking lasts as its trainer''s do');
select is((select during from desk.occupancy where src = 'S'
	and src_id = 'free' limit 1),
	'[2026-11-22 11:00,2026-11-22 11:45)'::tsrange, 'three quarters');
select is(t.app($$ update academy.trainer set session_duration = 30
	where user_id = 'okoye' $$), 'ok', 'when he changes that');
select is((select during from desk.occupancy where src = 'S'
	and src_id = 'free' limit 1),
	'[2026-11-22 11:00,2026-11-22 11:30)'::tsrange, 'so does the session');
select is(t.app($$ insert into academy.session (trainer_id, child_id,
	parent_id, date)
	values ('okoye', 'liv', 'lind', '2026-11-22 11:15') $$),
	'clash: The trainer is busy 11:00-11:30', 'he is busy for so long');
select * from t.verified('after sessions');

-- A group: only in a group session, each child once and nowhere else.
select is(t.app($$ insert into academy.session_details (id, session_id)
	values ('d1', 'leo-r09') $$), 'ok', 'a session has details');
select is(t.app($$ insert into academy.session_participant (id,
	session_detail_id, child_id) values ('p1', 'd1', 'ole') $$),
	'roster: Only a group session has more than one child', 'no group');
update academy.session set group_session = true where id = 'leo-r09';
select is(t.app($$ insert into academy.session_participant (id,
	session_detail_id, child_id) values ('p1', 'd1', 'ole') $$), 'ok',
	'a child joins a group');
select is(t.app($$ insert into academy.session_participant (session_detail_id,
	child_id) values ('d1', 'ole') $$),
	'roster: The child is in the group already', 'once');
select is(t.app($$ insert into academy.session_participant (session_detail_id,
	child_id) values ('d1', 'leo') $$),
	'roster: The session is that child''s already', 'and is another one');
select is(t.take('o09', 'ole'), 'clash: The child is elsewhere 09:00-10:00',
	'who joined is busy');
select * from t.verified('with a group');
select is(t.app('delete from academy.session_details where id = ''d1'''), 'ok',
	'without the details there is no group');
select * from t.verified('without the group');
select is(t.take('o09', 'ole'), 'ok', 'and who was in it is free');

-- A move takes the session along.
select is(t.app($$ update academy.schedule_booking set slot_id = 'r10field'
	where id = 'leo-r09' $$), 'clash: The child is elsewhere 10:00-11:00',
	'not to where the child is busy');
select is(t.app($$ update academy.schedule_booking set slot_id = 'r14'
	where id = 'leo-r09' $$), 'ok', 'a booking moves');
select is((select (date, status::text) from academy.session
	where id = 'leo-r09'), row('2026-11-22 14:00'::timestamp, 'PENDING'::text),
	'with its session');
select is((select array_agg(id::text order by id) from academy.slot
	where is_booked), '{o09,o10,r10,r14}', 'slots follow');
select * from t.verified('after a move');

-- Canceled: the slot is free, the booking is history.
select is(t.app($$ update academy.session set status = 'CANCELED'
	where id = 'leo-r09' $$), 'ok', 'a session is canceled');
select ok(not t.booked('r14'), 'its slot is free');
select is(t.take('r14', 'liv'), 'ok', 'for somebody else');
select is(t.app($$ update academy.schedule_booking set slot_id = 'r13'
	where id = 'leo-r09' $$),
	'state: The session of that booking was canceled',
	'what was canceled does not move');
select is(t.app($$ update academy.session set status = 'PAID'
	where id = 'leo-r09' $$),
	'state: A session that is canceled does not become paid',
	'nor come back');
select is(t.app('delete from academy.session where id = ''leo-r09'''), 'ok',
	'its record may go');
select is_empty('select from academy.schedule_booking where id = ''leo-r09''',
	'with its booking');
select ok(t.booked('r14'), 'and the slot is still the other child''s');
select is(t.session('liv-r14', 'PAID'), 'ok', 'a session may begin as paid');
select is(t.session('mia-r10', 'CANCELED'),
	'state: A session does not begin as canceled', 'not as canceled');
select is(t.app('delete from academy.schedule_booking where id = ''liv-r14'''),
	'missing: There is no such booking', 'a booking with a session stays');
select is(t.app('delete from academy.schedule_booking where id = ''mia-r10'''),
	'ok', 'one without is given up');
select ok(not t.booked('r10'), 'and lets its slot go');
select * from t.verified('after cancelling');

-- An event reports; sessions keep away from it.
insert into academy.event_trainer (event_id, trainer_id)
values ('camp', 'ruiz');
select is((select array_agg(during order by during) from desk.occupancy
	where src = 'T'), array['[2026-12-28 09:00,2026-12-28 12:00)',
	'[2026-12-29 09:00,2026-12-29 12:00)',
	'[2026-12-30 09:00,2026-12-30 12:00)']::tsrange[],
	'a camp takes its trainer''s mornings');
select is(t.app($$ insert into academy.session (trainer_id, child_id,
	parent_id, date)
	values ('ruiz', 'liv', 'lind', '2026-12-29 11:30') $$),
	'clash: The trainer is busy 09:00-12:00', 'a session keeps away');
select is(t.app($$ insert into academy.session (id, trainer_id, child_id,
	parent_id, date)
	values ('after', 'ruiz', 'liv', 'lind', '2026-12-29 12:00') $$), 'ok',
	'until noon');
select is(t.app($$ update academy.event set end_time = '13:00'
	where id = 'camp' $$), 'ok', 'an event may grow over a session');
select is((select array_agg(hard order by during) from desk.occupancy
	where src = 'T'), '{t,f,t}', 'it reports that softly');
select is((select count(*)::integer from desk.integrity_issue
	where kind = 'overlap'), 1, 'with an issue');
select is(t.app($$ update academy.session set date = '2026-12-29 11:45'
	where id = 'after' $$), 'clash: The trainer is busy 09:00-13:00',
	'a session under an event takes no more of it');
select is(t.app($$ update academy.trainer set session_duration = 45
	where user_id = 'ruiz' $$), 'ok', 'but may get shorter');
select is(t.app($$ update academy.event set canceled = true
	where id = 'camp' $$), 'ok', 'a canceled event');
select is_empty('select from desk.occupancy where src = ''T''',
	'takes nobody''s time');
select * from t.verified('after events');

-- Rebuilding gives the same.
create table t.before as
select claim, lane_id, src, src_id, during, hard from desk.occupancy;
select desk.academy_occupancy_rebuild();
select set_eq('select claim, lane_id, src, src_id, during, hard
	from desk.occupancy', 'table t.before', 'a rebuild makes the same rows');
select is(t.book(2, '2026-11-21 16:00', 60, 'anna') ->> 'ok', 'true',
	'the club books');
create view t.held as
select l.system, count(*)::integer as n
from desk.occupancy o
join desk.lane l on l.id = o.lane_id
group by 1;
create table t.both as table t.held;
select desk.academy_occupancy_rebuild();
select set_eq('table t.held', 'table t.both',
	'a rebuild of the academy leaves the club''s alone');
select desk.occupancy_rebuild();
select set_eq('table t.held', 'table t.both',
	'as the club''s leaves the academy''s');

-- Loaded over one another with triggers off.
alter table academy.session disable trigger user;
insert into academy.session (id, trainer_id, child_id, parent_id, date)
values ('x1', 'ruiz', 'leo', 'garcia', '2026-12-01 10:00'),
	('x2', 'ruiz', 'mia', 'garcia', '2026-12-01 10:30');
alter table academy.session enable trigger user;
select is((select array_agg(distinct problem) from
	desk.academy_occupancy_verify()), '{missing}', 'verify sees it');
select desk.academy_occupancy_rebuild();
select is((select array_agg(problem || ' ' || key) from
	desk.academy_occupancy_verify()), '{overlaps ruiz}',
	'a rebuild survives an overlap and verify names it');

-- Whatever a change looks up, it finds by an index: where one would serve, no
-- table is read from end to end.
delete from academy.session where id in ('x1', 'x2');
discard plans;
set enable_seqscan = off;
create view t.read as
select relname::text, seq_scan from pg_stat_xact_user_tables
where schemaname = 'academy' or relname in ('occupancy', 'lane');
create table t.read_before as table t.read;
select is(t.take('r13', 'mia'), 'ok', 'a booking');
select is(t.session('mia-r13'), 'ok', 'its session');
update academy.session set group_session = true where id = 'mia-r13';
insert into academy.session_details (id, session_id)
values ('d2', 'mia-r13');
insert into academy.session_participant (session_detail_id, child_id)
values ('d2', 'ole');
insert into academy.event_registration (event_id, child_id)
values ('clinic', 'mia');
update academy.session set status = 'CANCELED' where id = 'mia-r13';
delete from academy.session_details where id = 'd2';
select is_empty($$
	select a.relname from t.read a
	left join t.read_before b using (relname)
	where a.seq_scan > coalesce(b.seq_scan, 0) $$,
	'and all that follows look at single rows');
reset enable_seqscan;

select * from finish();
rollback;
