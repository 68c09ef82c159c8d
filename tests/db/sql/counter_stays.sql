-- SPDX-License-Identifier: GPL-3.0-or-later
-- Visits and their blocks: one visit a customer, room or locker by rental,
-- where a renewal begins, 14 hours, and whose the unit is (document 002
-- "visits", "checkin_blocks"; domain.md 1.4).
begin;
\ir fixture.psql
\ir counter.psql
select no_plan();

-- Visits.
create function t.comes(visit text, who text, ends text default null)
returns text
language sql
as $$
	select t.said(format('insert into counter.visits (id, customer_id,
		started_at, ended_at) values (%L, %L, ''2026-11-21 13:00-08'',
		%L)', t.id(visit), t.id(who), ends))
$$;
select is(t.comes(visit, who, ends), said, words)
from (values
	('v1', 'anna', null, 'done', 'a customer comes in'),
	('v2', 'anna', null, 'The customer is checked in already', 'once'),
	('v3', 'anna', '2026-11-21 14:00-08', 'done', 'a visit that is over'),
	('v4', 'bo', null, 'done', 'somebody else'),
	('v5', 'banned', null, 'The customer is banned for another 30 days',
		'who is banned stays outside'),
	('v6', 'free', null, 'done', 'whose ban is over does not'),
	('v7', 'nobody', null, 'There is no such customer', 'nobody'),
	('v8', 'kim', '2026-11-21 12:59-08', 'A visit ends after it begins',
		'the wrong way round')
) as v (visit, who, ends, said, words);
select is(t.said(format('insert into counter.visits (started_at)
	values (now())')), '23502 null value in column "customer_id" of relation'
	' "visits" violates not-null constraint', 'a visit is somebody''s');
select is(t.said(format('update counter.visits set ended_at = null
	where id = %L', t.id('v3'))), 'The customer is checked in already',
	'a second visit is not opened again either');

-- Room or locker, for every rental.
select is(t.said(format('update counter.rooms set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = ''204''', t.id('anna'))),
	'done', 'a room is taken');
select is(t.said(format('update counter.lockers set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = ''004''', t.id('anna'))),
	'done', 'and a locker');
create function t.block(visit text, kind text, starts timestamptz,
	ends timestamptz, rental text, room text, locker text,
	keep boolean default false) returns text
language plpgsql
as $$
declare
	said text;
begin
	said := t.said(format('insert into counter.checkin_blocks (visit_id,
		block_type, starts_at, ends_at, rental_type, room_id, locker_id)
		values (%L, %L, %L, %L, %L, %L, %L)', t.id(visit), kind, starts,
		ends, rental, t.room(room), t.locker(locker)));
	if not keep then
		delete from counter.checkin_blocks b
		where b.visit_id = t.id(visit) and b.starts_at = starts;
	end if;
	return said;
end
$$;
select is(t.block('v1', 'INITIAL', '2026-11-21 13:00-08',
	'2026-11-21 19:00-08', r::text, u.room, u.locker),
	case when (u.room is null) <> (u.locker is null)
		and (u.room is null) = (r in ('LOCKER', 'GYM_LOCKER'))
	then 'done' else 'A room or a locker, not both, as the rental says' end,
	format('%s with %s', r, concat_ws(' and ', 'room ' || u.room,
		'locker ' || u.locker, case when num_nonnulls(u.room, u.locker)
			= 0 then 'nothing' end)))
from unnest(enum_range(null::counter.rental_type)) r,
	(values ('204', null), (null, '004'), ('204', '004'), (null, null))
		as u (room, locker);

-- How long.
select is(t.block('v1', kind, starts::timestamptz, ends::timestamptz,
	'STANDARD', '204', null), said, format('%s %s to %s', kind, starts,
	ends))
from (values
	('INITIAL', '2026-11-21 13:00-08', '2026-11-21 13:00-08',
		'A stay is six hours, the last extension two'),
	('INITIAL', '2026-11-21 13:00-08', '2026-11-21 18:59-08',
		'A stay is six hours, the last extension two'),
	('INITIAL', '2026-11-21 13:00-08', '2026-11-21 19:00-08', 'done'),
	('INITIAL', '2026-11-21 13:01-08', '2026-11-21 19:15-08', 'done'),
	('INITIAL', '2026-11-21 13:00-08', '2026-11-21 19:15-08',
		'A stay is six hours, the last extension two')
) as v (kind, starts, ends, said);
select throws_ok(format('insert into counter.checkin_blocks (visit_id,
	block_type, starts_at, ends_at, rental_type, room_id) values (%L,
	''INITIAL'', ''2026-11-21 19:00-08'', ''2026-11-21 13:00-08'',
	''STANDARD'', %L)', t.id('v1'), t.room('204')), '23514', null,
	'a stay does not end before it begins');
select ok(exists (select from pg_constraint
	where conname = 'checkin_blocks_times_check'
	  and pg_get_constraintdef(oid) = 'CHECK ((starts_at < ends_at))'),
	'document 002 has its own constraint');

-- A block's unit is the customer's.
select is(t.block('v1', 'INITIAL', '2026-11-21 13:00-08',
	'2026-11-21 19:00-08', 'STANDARD', '205', null),
	'Room 205 is not assigned to the customer', 'a room that nobody took');
select is(t.block('v4', 'INITIAL', '2026-11-21 13:00-08',
	'2026-11-21 19:00-08', 'STANDARD', '204', null),
	'Room 204 is not assigned to the customer', 'or somebody else');
select is(t.block('v4', 'INITIAL', '2026-11-21 13:00-08',
	'2026-11-21 19:00-08', 'LOCKER', null, '004'),
	'Locker 004 is not assigned to the customer', 'or a locker');
set constraints counter.unit_assigned deferred;
select is(t.block('v4', 'INITIAL', '2026-11-21 13:00-08',
	'2026-11-21 19:00-08', 'LOCKER', null, '005', true), 'done',
	'it may come first');
select throws_ok('set constraints counter.unit_assigned immediate', 'OD001',
	'Locker 005 is not assigned to the customer', 'but not alone');
update counter.lockers set status = 'OCCUPIED',
	assigned_to_customer_id = t.id('bo') where number = '005';
select lives_ok('set constraints counter.unit_assigned immediate',
	'the locker follows');

-- One visit after another block: where it begins, and when.
select is(t.block('v1', 'INITIAL', '2026-11-21 13:00-08',
	'2026-11-21 19:00-08', 'STANDARD', '204', null, true), 'done',
	'the first block');
select is(t.block('v1', 'INITIAL', '2026-11-21 19:00-08',
	'2026-11-22 01:00-08', 'STANDARD', '204', null),
	'The visit has begun already: it can be renewed', 'there is one first');
create function t.renew(starts timestamptz, kind text default 'RENEWAL',
	keep boolean default false, visit text default 'v1') returns text
language sql
as $$
	select t.block(visit, kind, starts, desk.counter_block_end(
		kind::counter.block_type, starts), 'STANDARD', '204', null,
		keep)
$$;
set test.now = '2026-11-21 18:30-08';
select is(t.renew(starts::timestamptz), said, 'renewed from ' || starts)
from (values
	('2026-11-21 18:30-08', 'A renewal begins where the stay ends'),
	('2026-11-21 19:15-08', 'A renewal begins where the stay ends'),
	('2026-11-21 19:00-08', 'done')
) as v (starts, said);
create function t.at(now text, starts timestamptz, kind text) returns text
language plpgsql
as $$
begin
	perform set_config('test.now', now, true);
	return t.renew(starts, kind);
end
$$;
select is(t.at(now, '2026-11-21 19:00-08', kind), said,
	format('%s at %s', kind, now))
from (values
	('2026-11-21 17:59:59-08', 'RENEWAL',
		'A stay is renewed within 60 minutes of its end'),
	('2026-11-21 18:00:00-08', 'RENEWAL', 'done'),
	('2026-11-21 20:00:00-08', 'FINAL2H', 'done'),
	('2026-11-21 20:00:01-08', 'FINAL2H',
		'A stay is renewed within 60 minutes of its end')
) as v (now, kind, said);
set test.now = '2026-11-21 18:30-08';
update counter.customers set banned_until = '2026-11-22 18:30-08'
where id = t.id('anna');
select is(t.renew('2026-11-21 19:00-08'),
	'The customer is banned for another day', 'who is banned goes');
update counter.customers set banned_until = null where id = t.id('anna');
select is(t.renew('2026-11-21 14:00-08', 'RENEWAL', false, 'v3'),
	'The visit has ended', 'a visit that is over is not renewed');

-- Fourteen hours.
create function t.hours(visit text) returns integer
language sql
as $$ select hours from desk.counter_visit_load where visit_id = t.id(visit) $$;
select is(t.hours('v1'), 6, 'six hours');
select is(t.renew('2026-11-21 19:00-08', 'RENEWAL', true), 'done',
	'a renewal');
select is(t.hours('v1'), 12, 'twelve');
set test.now = '2026-11-22 01:00-08';
select is(t.renew('2026-11-22 01:00-08'), 'A visit is at most 14 hours',
	'not eighteen');
select is(t.renew('2026-11-22 01:00-08', 'FINAL2H', true), 'done',
	'but two more');
select is(t.hours('v1'), 14, 'fourteen');
set test.now = '2026-11-22 03:00-08';
select is(t.renew('2026-11-22 03:00-08', 'FINAL2H'),
	'A visit is at most 14 hours', 'and no more');
select is(t.said(format('delete from counter.checkin_blocks
	where visit_id = %L and block_type = ''FINAL2H''', t.id('v1'))), 'done',
	'a block is taken back');
select is(t.hours('v1'), 12, 'its hours with it');
-- several short ones fit as well
delete from counter.checkin_blocks
where visit_id = t.id('v1') and block_type = 'RENEWAL';
create function t.twos() returns text[]
language plpgsql
as $$
declare
	starts timestamptz := '2026-11-21 19:00-08';
	said text[] := '{}';
begin
	for n in 1..5 loop
		perform set_config('test.now', starts::text, true);
		said := said || t.renew(starts, 'FINAL2H', true);
		starts := starts + interval '2 hours';
	end loop;
	return said;
end
$$;
select is(t.twos(), array['done', 'done', 'done', 'done',
	'A visit is at most 14 hours'], 'two hours four times');
-- the counter is what the blocks say
select results_eq('select visit_id, hours from desk.counter_visit_load
	order by 1', 'select visit_id, hours
	from desk.counter_visit_load_expected order by 1',
	'the counter is right');
update desk.counter_visit_load set hours = 1;
select is((select count(*)::integer from desk.counter_verify()
	where problem = 'hours miscounted'), 2, 'a wrong one is found');
select desk.counter_rebuild();
select is((select count(*)::integer from desk.counter_verify()
	where problem = 'hours miscounted'), 0, 'and counted anew');

-- Blocks of a visit do not lie over one another, whoever writes them.
alter table counter.checkin_blocks disable trigger user;
select throws_ok(format('insert into counter.checkin_blocks (visit_id,
	block_type, starts_at, ends_at, rental_type, room_id) values (%L,
	''RENEWAL'', ''2026-11-21 18:00-08'', ''2026-11-22 00:00-08'',
	''STANDARD'', %L)', t.id('v1'), t.room('204')), '23P01', null,
	'a visit has an hour once');
alter table counter.checkin_blocks enable trigger user;

-- What an upgrade writes: another room, the same block.
update counter.rooms set status = 'OCCUPIED',
	assigned_to_customer_id = t.id('anna') where number = '216';
select is(t.said(format('update counter.checkin_blocks set room_id = %L,
	rental_type = ''DOUBLE'' where visit_id = %L and starts_at =
	''2026-11-21 13:00-08''', t.room('216'), t.id('v1'))), 'done',
	'a block moves to a room that is theirs');
select is(t.said(format('update counter.checkin_blocks set room_id = %L
	where visit_id = %L and starts_at = ''2026-11-21 13:00-08''',
	t.room('218'), t.id('v1'))), 'Room 218 is not assigned to the customer',
	'and to no other');

-- Units and stays that differ are found.
select is((select count(*)::integer from desk.counter_verify()
	where problem = 'assigned to nobody here'), 2,
	'a room and a locker that no stay is in');
update counter.visits set ended_at = '2026-11-22 04:00-08';
select is((select count(*)::integer from desk.counter_verify()
	where problem = 'assigned to nobody here'), 4,
	'more of them when the visits end');
update counter.rooms set status = 'DIRTY', assigned_to_customer_id = null
where assigned_to_customer_id is not null;
update counter.lockers set status = 'CLEAN', assigned_to_customer_id = null
where assigned_to_customer_id is not null;
select is_empty('select * from desk.counter_verify()',
	'none when they are given back');
update counter.visits set ended_at = null where id in (t.id('v4'));
select is((select string_agg(problem || ' ' || detail, ',')
	from desk.counter_verify()), 'not assigned 005',
	'a stay without its unit');

select * from finish();
rollback;
