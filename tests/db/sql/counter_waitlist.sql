-- SPDX-License-Identifier: GPL-3.0-or-later
-- The waitlist, what holds a unit and for how long, and upgrades (domain.md
-- 1.2, 1.6; database.md 3).
begin;
\ir fixture.psql
\ir counter.psql
select no_plan();

select t.machine('counter.waitlist', '
() -> ACTIVE
ACTIVE -> OFFERED CANCELLED EXPIRED
OFFERED -> ACTIVE COMPLETED CANCELLED EXPIRED');

select isnt(t.visit(who, unit), null, who || ' is inside')
from (values ('anna', '204'), ('bo', '005'), ('kim', '207'),
	('adult', '008')) v (who, unit);

create function t.waits(who text, desired text, backup text,
	status text default 'ACTIVE', place text default null) returns text
language sql
as $$
	select t.said(format('insert into counter.waitlist (id, visit_id,
		checkin_block_id, desired_tier, backup_tier, status)
		values (%L, %L, %L, %L, %L, %L)',
		t.id('place ' || coalesce(place, who)), t.id('visit ' || who),
		t.id('block ' || who), desired, backup, status))
$$;
select is(t.waits(who, desired, backup, status, place), said, words)
from (values
	('anna', 'anna', 'DOUBLE', 'STANDARD', 'ACTIVE', 'done',
		'somebody waits'),
	('anna', 'x', 'SPECIAL', 'STANDARD', 'ACTIVE',
		'The visit is on the waitlist already', 'for one thing'),
	('bo', 'x', 'LOCKER', 'STANDARD', 'ACTIVE', 'People wait for a room '
		'of another tier than their own', 'nobody waits for a locker'),
	('bo', 'x', 'DOUBLE', 'DOUBLE', 'ACTIVE', 'People wait for a room of '
		'another tier than their own', 'or for what they have'),
	('bo', 'x', 'DOUBLE', 'LOCKER', 'OFFERED', 'A place on the waitlist '
		'does not begin as offered', 'no offer comes first'),
	('bo', 'bo', 'DOUBLE', 'LOCKER', 'ACTIVE', 'done',
		'a second one waits'),
	('kim', 'kim', 'SPECIAL', 'STANDARD', 'ACTIVE', 'done', 'and a third')
) as v (who, place, desired, backup, status, said, words);

create function t.place(who text, change text) returns text
language sql
as $$ select t.said(format('update counter.waitlist set %s where id = %L',
	change, t.id('place ' || who))) $$;
create function t.offer(who text, room text, minutes integer default 10)
returns text
language sql
as $$ select t.place(who, format('status = ''OFFERED'', room_id = %L,
	offered_at = %L, offer_expires_at = %L', t.room(room), desk.clock(),
	desk.clock() + make_interval(mins => minutes))) $$;
create function t.look(who text) returns text
language sql
as $$ select concat_ws(' ', w.status, r.number) from counter.waitlist w
	left join counter.rooms r on r.id = w.room_id
	where w.id = t.id('place ' || who) $$;

-- What is offered.
update counter.rooms set status = 'DIRTY' where number = '218';
update counter.rooms set status = 'OCCUPIED',
	assigned_to_customer_id = t.id('free') where number = '225';
select is(t.offer('anna', room), said, 'an offer of ' || room)
from (values
	('218', 'Room 218 is dirty, not clean'),
	('225', 'Room 225 is somebody else''s'),
	('205', 'They wait for DOUBLE, the room is STANDARD'),
	('216', 'done')
) as v (room, said);
select is(t.offer('anna', '216', 20), 'done', 'offered again, for longer');
select is(t.offer('bo', '216'), 'Room 216 is held: offered to somebody on the '
	'waitlist', 'nobody else is offered it');
select is(t.place('kim', 'status = ''OFFERED'''),
	'There is no such room', 'an offer of no room');
select is(t.place('anna', 'offer_expires_at = null'),
	'An offer has a room, and an end', 'or without an end');
select is(t.place('anna', 'status = ''ACTIVE'''),
	'An offer has a room, and an end', 'who waits has no room held');
select is(t.said(format('update counter.rooms set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = ''216''', t.id('bo'))),
	'Room 216 is held: offered to somebody on the waitlist',
	'nobody else takes it');

-- An offer that runs out gives the room back when somebody wants it.
set test.now = '2026-11-21 14:26:59-08';
select is(t.offer('bo', '216'), 'Room 216 is held: offered to somebody on the '
	'waitlist', 'a second before the end');
set test.now = '2026-11-21 14:27-08';
select is(t.look('anna'), 'OFFERED 216', 'nobody has noted the end');
select is(t.offer('bo', '216'), 'done', 'but at the end it is free');
select is(t.look('anna'), 'ACTIVE', 'whoever had it waits on');
select is(t.offer('anna', '218', 0), 'Room 218 is dirty, not clean', 'dirty');
update counter.rooms set status = 'CLEANING' where number = '218';
update counter.rooms set status = 'CLEAN' where number = '218';
select is(t.place('anna', format('status = ''OFFERED'', room_id = %L,
	offered_at = ''2026-11-21 14:00-08'',
	offer_expires_at = ''2026-11-21 14:27-08''', t.room('218'))),
	'An offer runs out later than now', 'an offer that is over');

-- How a place ends.
select is(t.place('kim', 'status = ''COMPLETED'', completed_at = now()'),
	'A place on the waitlist that is active does not become completed',
	'nobody is done who had no offer');
select is(t.place('kim', change), said, words)
from (values
	('status = ''CANCELLED'', cancelled_at = now()',
		'Taking somebody off the waitlist needs a reason', 'no reason'),
	('status = ''CANCELLED'', cancel_reason = ''left''',
		'A place on the waitlist says how it ended, and when',
		'no time'),
	('status = ''CANCELLED'', cancelled_at = now(), cancel_reason = '' ''',
		'Taking somebody off the waitlist needs a reason',
		'a blank reason'),
	('status = ''CANCELLED'', cancelled_at = now(),
		cancel_reason = ''CHECKED_OUT''', 'done', 'off the list'),
	('status = ''ACTIVE'', cancelled_at = null',
		'A place on the waitlist that is cancelled does not become '
		'active', 'and not on it again')
) as v (change, said, words);
select is(t.waits('kim', 'DOUBLE', 'STANDARD', 'ACTIVE', 'kim2'), 'done',
	'but a new place is possible');

-- An upgrade: new room, same block, old unit back, place done.
select is(t.said(format($$
	update counter.rooms set status = 'OCCUPIED',
		assigned_to_customer_id = %1$L where number = '216';
	update counter.checkin_blocks set room_id = %2$L, locker_id = null,
		rental_type = 'DOUBLE' where id = %3$L;
	update counter.lockers set status = 'CLEAN',
		assigned_to_customer_id = null where number = '005';
	update counter.waitlist set status = 'COMPLETED', completed_at = now()
	where id = %4$L $$, t.id('bo'), t.room('216'), t.id('block bo'),
	t.id('place bo'))), 'done', 'an upgrade');
select is(t.look('bo'), 'COMPLETED 216', 'the place keeps its room');
select is_empty($$ select * from desk.counter_verify()
	where detail is distinct from '225' $$, 'units and stays agree');
select is(t.offer('kim2', '216'), 'Room 216 is somebody else''s',
	'the room is gone');

-- A stay that has ended has no offers.
set test.now = '2026-11-21 20:00-08';
select is(t.offer('kim2', '218'),
	'The stay has ended that an offer was for', 'a block that is over');
set test.now = '2026-11-21 14:30-08';
select is(t.offer('kim2', '218'), 'done', 'one that goes on');
update counter.visits set ended_at = '2026-11-21 14:30-08'
where id = t.id('visit anna');
select is(t.offer('anna', '252'),
	'The stay has ended that an offer was for', 'a visit that is over');
select is(t.place('anna', 'status = ''EXPIRED'''), 'done', 'expires');

-- Reservations.
create function t.reserve(kind text, unit text, whose uuid,
	minutes integer default 10) returns text
language sql
as $$
	select t.said(format('insert into counter.inventory_reservations
		(kind, resource_type, resource_id, %I, expires_at)
		values (%L, %L, %L, %L, %L)',
		case kind when 'UPGRADE_HOLD' then 'waitlist_id'
			else 'lane_session_id' end, kind,
		case when unit < '200' then 'locker' else 'room' end,
		coalesce(t.room(unit), t.locker(unit)), whose,
		desk.clock() + make_interval(mins => minutes)))
$$;
insert into counter.lane_sessions (id, lane_id, status, customer_id) values
	(t.id('lane 1'), '1', 'ACTIVE', t.id('owes')),
	(t.id('lane 2'), '2', 'ACTIVE', t.id('free'));
select is(t.reserve(kind, unit, t.id(whose)), said, words)
from (values
	('LANE_SELECTION', '240', 'lane 1', 'done', 'a lane reserves a room'),
	('LANE_SELECTION', '040', 'lane 1', 'done', 'or a locker'),
	('LANE_SELECTION', '240', 'lane 2',
		'Room 240 is held: reserved for somebody else', 'not twice'),
	('LANE_SELECTION', '040', 'lane 2',
		'Locker 040 is held: reserved for somebody else', 'neither'),
	('LANE_SELECTION', '240', 'lane 1',
		'The unit is reserved for somebody else', 'nor by the same'),
	('LANE_SELECTION', '207', 'lane 1', 'Room 207 is somebody else''s',
		'a room that is taken'),
	('LANE_SELECTION', '207', 'lane 9', 'Room 207 is somebody else''s',
		'by a lane that is not there'),
	('UPGRADE_HOLD', '218', 'place kim2', 'done', 'an offer''s own room'),
	('UPGRADE_HOLD', '041', 'place kim2',
		'A unit is reserved for a lane, or a room for an offer',
		'an offer of a locker')
) as v (kind, unit, whose, said, words);
select is(t.said(format('insert into counter.inventory_reservations (kind,
	resource_type, resource_id, lane_session_id, waitlist_id, expires_at)
	values (''LANE_SELECTION'', ''room'', %L, %L, %L, now())',
	t.room('241'), t.id('lane 1'), t.id('place kim2'))),
	'A unit is reserved for a lane, or a room for an offer', 'for both');
select is(t.said('update counter.inventory_reservations
	set released_at = now()'), 'What is released says why', 'why?');
create function t.held(unit text) returns text
language sql
as $$ select string_agg(coalesce(release_reason, 'open'), ' '
	order by created_at)
	from counter.inventory_reservations
	where resource_id = coalesce(t.room(unit), t.locker(unit)) $$;
create function t.takes(who text, unit text) returns text
language sql
as $$ select t.said(format('update counter.%I set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = %L',
	case when unit < '200' then 'lockers' else 'rooms' end, t.id(who),
	unit)) $$;
select is(t.takes('mute', '240'), 'Room 240 is held: reserved for somebody '
	'else', 'a reserved room is not taken');
select is(t.takes('owes', '240'), 'done', 'but by whom it is for');
select is(t.held('240'), 'TAKEN', 'which uses it up');
select is(t.takes('mute', '218'), 'Room 218 is held: offered to somebody on '
	'the waitlist', 'nor one that is offered');
select is(t.place('kim2', 'status = ''ACTIVE'', room_id = null,
	offer_expires_at = null'), 'done', 'an offer is withdrawn');
select is(t.held('218'), 'ACTIVE', 'which releases the room');
-- at the end of its time
set test.now = '2026-11-21 14:39:59-08';
select is(t.takes('mute', '040'), 'Locker 040 is held: reserved for somebody '
	'else', 'a second before');
set test.now = '2026-11-21 14:40-08';
select is(t.reserve('LANE_SELECTION', '040', t.id('lane 2')), 'done',
	'another lane reserves it');
select is(t.held('040'), 'EXPIRED open', 'the first has run out');
set test.now = '2026-11-21 14:50-08';
select is(t.takes('mute', '040'), 'done', 'anybody takes it');
select is(t.held('040'), 'EXPIRED EXPIRED', 'when both have');
-- and with the lane
select is(t.reserve('LANE_SELECTION', '241', t.id('lane 2')), 'done',
	'a lane holds a room');
select is(t.said(format('update counter.lane_sessions
	set status = ''CANCELLED'' where id = %L', t.id('lane 2'))), 'done',
	'and is called off');
select is(t.held('241'), 'RESET', 'so is what it held');

select * from finish();
rollback;
