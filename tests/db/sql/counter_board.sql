-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the lane board reads of units, the waitlist and checkouts: every state
-- with its letter, by the clock of the database, whether or not anybody has
-- noted what the clock has ended (domain.md 1.6 to 1.8, wireframes.md 2a).
begin;
\ir fixture.psql
\ir counter.psql
select no_plan();

insert into desk.setting (system, key, value)
values ('counter', 'soon_minutes', '30')
on conflict (system, key) do update set value = excluded.value;

select isnt(t.visit(who, unit, ago), null, who || ' is inside')
from (values ('anna', '204', 60), ('bo', '005', 330), ('kim', '207', 60),
	('adult', '218', 30), ('free', '225', 420)) v (who, unit, ago);
update counter.customers set past_due_balance = 12 where id = t.id('anna');
update counter.rooms set status = 'DIRTY' where number in ('210', '211');
update counter.rooms set status = 'CLEANING' where number = '211';
insert into counter.lane_sessions (id, lane_id, status, customer_id,
	assigned_resource_type, assigned_resource_id)
values (t.id('lane 1'), '1', 'ACTIVE', t.id('mute'), 'room', t.room('212'));
insert into counter.waitlist (id, visit_id, checkin_block_id, desired_tier,
	backup_tier, created_at)
select t.id('place ' || who), t.id('visit ' || who), t.id('block ' || who),
	tier::counter.rental_type, 'STANDARD',
	desk.clock() - make_interval(mins => ago)
from (values ('anna', 'DOUBLE', 30), ('kim', 'DOUBLE', 20),
	('bo', 'SPECIAL', 10)) v (who, tier, ago);
update counter.waitlist set status = 'OFFERED', room_id = t.room('216'),
	offered_at = desk.clock(),
	offer_expires_at = desk.clock() + interval '10 minutes'
where id = t.id('place anna');
insert into desk.counter_closed (resource_type, resource_id, since, staff_id,
	reason)
values ('locker', t.locker('077'), desk.clock() - interval '3 minutes',
	t.id('ana'), 'broken lock');

create function t.seen(call text) returns setof jsonb
language plpgsql
as $$
begin
	perform set_config('session_authorization', 'frontdesk1', true);
	return query execute format('select to_jsonb(x) from %s x', call);
	reset session authorization;
end
$$;
create function t.unit(the text) returns jsonb
language sql
as $$ select u from t.seen('desk.lane_units()') u where u ->> 'unit' = the $$;

select is((select count(*) from t.seen('desk.lane_units()')), 163::bigint,
	'every unit is there');
select is(array(select u ->> 'unit' from t.seen('desk.lane_units()') u
	where (u ->> 'place')::integer in (1, 2, 55, 56, 163)
	order by (u ->> 'place')::integer),
	array['room:200', 'room:201', 'room:262', 'locker:001', 'locker:108'],
	'in their physical order');
select is(t.unit(unit) ->> 'state', state, words)
from (values
	('room:200', 'C', 'clean and free'), ('room:204', 'o', 'in use'),
	('locker:005', 'o', 'in use for another half hour and more'),
	('room:225', '!', 'over'), ('room:210', 'd', 'dirty'),
	('room:211', 'w', 'being cleaned'), ('room:212', 'h', 'selected'),
	('room:216', 'h', 'offered'), ('locker:077', 'x', 'out of order')
) as v (unit, state, words);
select is(t.unit('room:204') - array['version', 'customer', 'visit', 'block',
	'changed_at'], '{"unit": "room:204", "kind": "room", "number": "204",
	"place": 5, "tier": "STANDARD", "state": "o",
	"customer_name": "Lee, Anna", "starts": "2026-11-21T13:07:00",
	"ends": "2026-11-21T19:15:00", "minutes_left": 308, "late_minutes": 0,
	"fee_minor": 0, "ban": false, "owed_minor": 1200, "held_for": null,
	"held_until": null, "changes_at": "2026-11-21T18:45:00"}'::jsonb,
	'a guest from when to when, and what they owe');
select is(t.unit('room:216') ->> 'held_for', 'offer Lee', 'offered to whom');
select is(t.unit('room:216') ->> 'held_until', '2026-11-21T14:17:00', 'until');
select is(t.unit('room:212') ->> 'held_for', 'lane 1', 'at which lane');
select is(t.unit('room:200') ->> 'ends', null, 'nobody, no end');
select is(t.unit('room:200') ->> 'minutes_left', null, 'nor time left');
select isnt(t.unit('room:200') ->> 'version', t.unit('room:201') ->> 'version',
	'two units, two versions');

-- By the clock alone.
create function t.at(now text, unit text) returns text
language plpgsql
as $$
begin
	perform set_config('test.now', '2026-11-21 ' || now || '-08', true);
	return (select concat_ws(' ', u ->> 'state', u ->> 'late_minutes',
		u ->> 'fee_minor', u ->> 'ban', u ->> 'changes_at')
		from t.unit(unit) u);
end
$$;
select is(t.at(now, unit), seen, unit || ' at ' || now)
from (values
	('14:07', 'room:225', '! 52 1500 false 2026-11-21T14:15:00'),
	('14:14:59', 'room:225', '! 59 1500 false 2026-11-21T14:15:00'),
	('14:15', 'room:225', '! 60 3500 false 2026-11-21T14:45:00'),
	('14:45', 'room:225', '! 90 3500 true'),
	('14:14', 'locker:005', 'o 0 0 false 2026-11-21T14:15:00'),
	('14:15', 'locker:005', '+ 0 0 false 2026-11-21T14:45:00'),
	('14:45', 'locker:005', '! 0 0 false 2026-11-21T15:15:00'),
	('14:45:59', 'locker:005', '! 0 0 false 2026-11-21T15:15:00'),
	('15:14:59', 'locker:005', '! 29 0 false 2026-11-21T15:15:00'),
	('15:15', 'locker:005', '! 30 1500 false 2026-11-21T15:45:00'),
	('14:16:59', 'room:216', 'h 0 0 false 2026-11-21T14:17:00'),
	('14:17', 'room:216', 'C 0 0 false')
) as v (now, unit, seen);
insert into counter.charges (visit_id, checkin_block_id, type, amount)
values (t.id('visit free'), t.id('block free'), 'LATE_FEE', 15);
select is(t.at('14:45', 'room:225'), '! 90 0 false',
	'what a stay was charged already it is not charged again');
set test.now = '2026-11-21 14:07-08';

-- What somebody else changed is marked for a minute.
create function t.marked() returns text
language sql
as $$ select string_agg(u ->> 'unit', ' ' order by u ->> 'unit')
	from t.seen('desk.lane_units()') u where u ->> 'changed_at' is not null $$;
update counter.rooms set last_status_change = '2026-11-21 13:00-08';
update counter.lockers set last_status_change = '2026-11-21 13:00-08';
select is(t.marked(), null, 'long ago');
update counter.rooms set last_status_change = '2026-11-21 14:06:30-08'
where number in ('240', '241');
insert into counter.audit_log (user_id, action, entity_type, entity_id,
	created_at)
select who, 'STATUS_CHANGE', 'room', t.room(room), '2026-11-21 14:06:30-08'
from (values ('frontdesk1', '240'), ('frontdesk2', '241')) v (who, room);
select is(t.marked(), 'room:241', 'somebody else''s, not one''s own');
set test.now = '2026-11-21 14:07:30-08';
select is(t.marked(), null, 'a minute ago');
set test.now = '2026-11-21 14:07-08';

-- Versions: what an operator sees of a unit, and nothing else.
create table t.seen_before as
select u ->> 'unit' as unit, u ->> 'version' as version
from t.seen('desk.lane_units()') u;
create function t.stale() returns text
language sql
as $$ select string_agg(b.unit, ' ' order by b.unit) from t.seen_before b
	join t.seen('desk.lane_units()') u on u ->> 'unit' = b.unit
	where u ->> 'version' <> b.version $$;
select is(t.stale(), null, 'nothing has changed');
savepoint a; -- what it changes has another xmin
update counter.lane_sessions set proposed_rental_type = null;
select is(t.stale(), null, 'nor does a step of a lane change a unit');
update counter.customers set past_due_balance = 13 where id = t.id('anna');
update counter.rooms set status = 'CLEANING' where number = '210';
update counter.checkin_blocks set has_tv_remote = true where id = t.id('block bo');
update counter.waitlist set status = 'ACTIVE', room_id = null,
	offer_expires_at = null where id = t.id('place anna');
delete from desk.counter_closed;
select is(t.stale(), 'locker:005 locker:077 room:204 room:210 room:216',
	'money, status, stay, offer and order do');
select is((select count(*) from t.seen('desk.lane_units()') u
	where u ->> 'version' <> desk.counter_unit_version(u ->> 'unit')),
	0::bigint, 'a write compares with the same');
select is(desk.counter_unit_version('room:999'), null, 'no unit, no version');

-- The waitlist.
update counter.waitlist set status = 'OFFERED', room_id = t.room('216'),
	offered_at = desk.clock(),
	offer_expires_at = desk.clock() + interval '10 minutes'
where id = t.id('place anna');
create function t.waiting() returns setof text
language sql
as $$ select concat_ws(' ', w ->> 'tier', w ->> 'position',
	w ->> 'customer_name', w ->> 'unit_now', w ->> 'state', w ->> 'offered',
	substr(w ->> 'offer_until', 12), substr(w ->> 'eta', 12))
	from t.seen('desk.lane_waitlist()') w $$;
select results_eq('select t.waiting()', array[
	'DOUBLE 1 Lee, Anna room:204 OFFERED room:216 14:17:00',
	'DOUBLE 2 Weber, Kim room:207 ACTIVE 14:07:00',
	'SPECIAL 1 Larsen, Bo locker:005 ACTIVE 14:07:00'],
	'offered; a room is free for the next');
set test.now = '2026-11-21 14:17-08';
select results_eq('select t.waiting()', array[
	'DOUBLE 1 Lee, Anna room:204 ACTIVE 14:17:00',
	'DOUBLE 2 Weber, Kim room:207 ACTIVE 14:17:00',
	'SPECIAL 1 Larsen, Bo locker:005 ACTIVE 14:17:00'],
	'an offer that has run out is a place again');
update counter.visits set ended_at = desk.clock() where id = t.id('visit kim');
set test.now = '2026-11-21 14:45-08';
select results_eq('select t.waiting()', array[
	'DOUBLE 1 Lee, Anna room:204 ACTIVE 14:45:00'],
	'who has left waits no longer, nor whose stay is over');
set test.now = '2026-11-21 14:07-08';

-- Checkouts.
insert into counter.checkout_requests (id, occupancy_id, created_at) values
	(t.id('out free'), t.id('block free'), desk.clock()),
	(t.id('out anna'), t.id('block anna'), desk.clock() - interval '1 min'),
	(t.id('out kim'), t.id('block adult'), desk.clock());
update counter.checkout_requests set status = 'CLAIMED',
	claimed_by_staff_id = t.id('ana'), claimed_at = desk.clock(),
	claim_expires_at = desk.clock() + interval '2 minutes'
where id = t.id('out free');
update counter.checkout_requests set status = 'CANCELLED'
where id = t.id('out kim');
create function t.leaving() returns setof text
language sql
as $$ select concat_ws(' ', c ->> 'unit', c ->> 'customer_name',
	c ->> 'claimed_by', c ->> 'mine', substr(c ->> 'claim_until', 12),
	c ->> 'late_minutes', c ->> 'fee_minor')
	from t.seen('desk.lane_checkouts()') c $$;
select results_eq('select t.leaving()', array[
	'room:204 Lee, Anna false 0 0',
	'room:225 E, Fre Ana Front false 14:09:00 52 0'],
	'who asked first is first; a fee is charged once');
update desk.staff set counter_staff_id = t.id('ana') where login = 'frontdesk1';
delete from counter.charges;
select is((select max(l) from t.leaving() l),
	'room:225 E, Fre Ana Front true 14:09:00 52 1500', 'one''s own');
set test.now = '2026-11-21 14:09-08';
select is((select max(l) from t.leaving() l), 'room:225 E, Fre false 54 1500',
	'a claim that has run out is nobody''s');

-- One unit from near.
set test.now = '2026-11-21 14:07-08';
update counter.visits set ended_at = null where id = t.id('visit kim');
create function t.peek(unit text) returns text
language sql
as $$ select concat_ws(' | ', p ->> 'words', p ->> 'detail1', p ->> 'detail2',
	p ->> 'last_action', p ->> 'last_actor')
	from t.seen(format('desk.unit_peek(%L)', unit)) p $$;
insert into counter.audit_log (staff_id, action, entity_type, entity_id)
values (t.id('ben'), 'ROOM_STATUS_CHANGE', 'room', t.room('225'));
insert into desk.counter_closed (resource_type, resource_id, since, staff_id,
	reason)
values ('locker', t.locker('077'), desk.clock() - interval '3 minutes',
	t.id('ana'), 'broken lock');
update counter.rooms set last_status_change = '2026-11-20 13:00-08'
where number in ('210', '212');
update counter.lockers set last_status_change = '2026-11-21 14:07-08';
select is(t.peek(unit), seen, unit || ' from near')
from (values
	('room:225', '225 DOUBLE  in use, over 52 min  E, Fre  07:07-13:15  '
		'late fee 15.00 | 6 of 14 h | wants out since 14:07; '
		'DOUBLE: 2 free, 1 waits | room status change | Ben Front'),
	('room:204', '204 STANDARD  in use  Lee, Anna  13:07-19:15 | '
		'6 of 14 h; past due 13.00 | wants out since 14:06; '
		'waits for DOUBLE, place 1'),
	('room:210', '210 STANDARD  being cleaned | since Fri 13:00'),
	('room:212', '212 STANDARD  held: lane 1 | since Fri 13:00'),
	('locker:077', '077 LOCKER  out of order | out of order: broken lock; '
		'since Sat 14:04'),
	('room:218', '218 DOUBLE  in use  Ult, Ada  13:37-19:45 | 6 of 14 h | '
		'DOUBLE: 2 free, 1 waits'),
	('room:999', null), ('rooms:204', null), ('', null)
) as v (unit, seen);

-- Everybody at the desk reads, and nobody else.
select throws_ok(format('select t.as(%L, %L)', 'stranger1',
	'(select count(*) from ' || call || ')'), '42501', null,
	call || ' is not for strangers')
from unnest(array['desk.lane_units()', 'desk.unit_peek(''room:204'')',
	'desk.lane_waitlist()', 'desk.lane_checkouts()']) call;
reset session authorization;
select is(t.as('support1', '(select count(*) from desk.lane_units())'),
	'163', 'support looks');

select * from finish();
rollback;
