-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rooms and lockers: the house, the tier that follows from a number, steps in
-- turn and out of turn, the count of changes, and whose a unit is (document
-- 002 "rooms", "lockers"; domain.md 1.2, 1.7; database.md 3).
begin;
\ir fixture.psql
\ir counter.psql
-- nothing waits for the end of the transaction: triggers are switched below
set constraints counter.rooms_offer immediate;
select no_plan();

-- The house.
select results_eq('select count(*)::integer, min(number)::text,
	max(number)::text from counter.lockers',
	$$ values (108, '001', '108') $$, 'lockers 001 to 108');
select results_eq('select type::text, count(*)::integer
	from counter.rooms group by type order by 2 desc',
	$$ values ('STANDARD', 47), ('DOUBLE', 5), ('SPECIAL', 3) $$,
	'55 rooms in three tiers');
select set_eq('select number::text from counter.rooms
	where type <> ''STANDARD''',
	array['216', '218', '225', '252', '262', '201', '232', '256'],
	'doubles and specials');
select is_empty('select from counter.rooms where number in (''247'', ''249'',
	''251'', ''253'', ''255'', ''257'', ''259'', ''261'')',
	'some numbers do not exist');
select is(count(*)::integer, 163, 'every unit has a key tag')
from counter.key_tags where is_active;
select is(desk.setting_text('counter', 'zone'), 'America/Los_Angeles',
	'the house has a time zone');

-- The tier is the number's.
select is(t.said(format('insert into counter.rooms (number, type) values
	(%L, %L)', number, type)), said, number || ' as ' || type)
from (values
	('301', 'STANDARD', 'done'),
	('302', 'DOUBLE', 'The tier of a room follows from its number'),
	('302', 'LOCKER', 'The tier of a room follows from its number'),
	('302', 'DELUXE', 'Rooms of that type are no longer used'),
	('302', 'VIP', 'Rooms of that type are no longer used'),
	('204', 'STANDARD', 'There is a room of that number')
) as v (number, type, said);
select is(t.said('update counter.rooms set type = ''STANDARD''
	where number = ''216'''), 'The tier of a room follows from its number',
	'a double stays one');
select is(t.said('insert into counter.lockers (number) values (''7'')'),
	'A locker has three digits', 'locker 7 is 007');
select is(t.said('insert into counter.lockers (number) values (''007'')'),
	'There is a locker of that number', 'and exists');

-- Key tags.
select is(t.said(format('insert into counter.key_tags (tag_code, tag_type,
	room_id, locker_id) values (%L, ''NFC'', %L, %L)', code, room, locker)),
	said, 'a tag of ' || words)
from (values
	('N1', t.room('204'), null, 'done', 'a room'),
	('N2', null, t.locker('077'), 'done', 'a locker'),
	('N3', t.room('204'), t.locker('077'),
		'A key tag is for a room or a locker, not both', 'both'),
	('N4', null, null,
		'A key tag is for a room or a locker, not both', 'neither'),
	('R204', t.room('205'), null,
		'There is a key tag of that code', 'another''s code')
) as v (code, room, locker, said, words);

-- Steps, for every pair of states, of a room and of a locker.
select t.machine('counter.unit', '
() -> DIRTY CLEANING CLEAN OCCUPIED
DIRTY -> CLEANING OCCUPIED
CLEANING -> DIRTY CLEAN
CLEAN -> CLEANING DIRTY OCCUPIED
OCCUPIED -> CLEAN DIRTY');
create function t.step(relation text, number text, from_state text,
	to_state text, reason text) returns text
language plpgsql
as $$
declare
	said text;
begin
	execute format('alter table counter.%I disable trigger user', relation);
	execute format('update counter.%I set status = %L, override_reason =
		null where number = %L', relation, from_state, number);
	execute format('alter table counter.%I enable trigger user', relation);
	said := t.said(format('update counter.%I set status = %L,
		override_reason = %L where number = %L', relation, to_state,
		reason, number));
	return said;
end
$$;
create view t.pairs as
select f::text as from_state, x::text as to_state,
	f = x or exists (select from desk.transition d
		where d.machine = 'counter.unit'
		  and d.from_state = f::text and d.to_state = x::text)
		as in_turn
from unnest(enum_range(null::counter.room_status)) f,
	unnest(enum_range(null::counter.room_status)) x;
select is(t.step(u.relation, u.number, p.from_state, p.to_state, reason),
	case when p.in_turn then 'done'
	else format('A %s that is %s does not become %s', u.word,
		lower(p.from_state), lower(p.to_state)) end,
	format('%s: %s to %s without a reason%s', u.word, p.from_state,
		p.to_state, case reason when ' ' then ' but a blank' else ''
		end))
from t.pairs p,
	(values ('rooms', '240', 'room'), ('lockers', '040', 'locker'))
		as u (relation, number, word),
	unnest(array[null, ' ']) reason;
select is(t.step(u.relation, u.number, p.from_state, p.to_state,
	'guest said so'), 'done',
	format('%s: %s to %s with a reason', u.word, p.from_state, p.to_state))
from t.pairs p,
	(values ('rooms', '240', 'room'), ('lockers', '040', 'locker'))
		as u (relation, number, word);

-- What a step out of turn leaves, and when it is over.
create function t.look(the text) returns text
language sql
as $$ select concat_ws(' ', status, override_flag,
	coalesce(override_reason, '-')) from counter.rooms where number = the $$;
select is(t.step('rooms', '240', 'DIRTY', 'CLEAN', 'not used at all'), 'done',
	'a room is said to be clean');
select is(t.look('240'), 'CLEAN t not used at all',
	'the row says so and why');
select is(t.said('update counter.rooms set status = ''CLEANING''
	where number = ''240'''), 'done', 'the next step is in turn');
select is(t.look('240'), 'CLEANING t -',
	'its reason is gone, the metrics still leave it out');
select is(t.said('update counter.rooms set status = ''OCCUPIED'',
	override_reason = ''guest did not wait'' where number = ''240'''),
	'done', 'out of turn again');
select is(t.said('update counter.rooms set status = ''CLEANING''
	where number = ''240'''), 'A room that is occupied does not become '
	'cleaning', 'an old reason is no new one');
select is(t.said('update counter.rooms set status = ''CLEAN''
	where number = ''240''; update counter.rooms set status = ''OCCUPIED''
	where number = ''240'''), 'done', 'with the next use');
select is(t.look('240'), 'OCCUPIED f -', 'it is forgotten');

-- Changes are counted, whatever the writer says.
create function t.version(the text) returns integer
language sql as $$ select version from counter.rooms where number = the $$;
select is(version, 1, 'a room begins with 1') from counter.rooms
where number = '301';
select is(t.said('insert into counter.rooms (number, type, version)
	values (''303'', ''STANDARD'', 7)'), 'done', 'a new room');
select is(t.version('303'), 1, 'begins with 1 whatever was said');
select is(t.said('update counter.rooms set version = 9, floor = 3
	where number = ''303'''), 'done', 'a change');
select is(t.version('303'), 2, 'counts one');
select is(t.said('update counter.rooms set version = 1
	where number = ''303'''), 'done', 'a lie');
select is(t.version('303'), 3, 'counts as well');
select is(last_status_change, '2026-11-21 14:07-08'::timestamptz,
	'the clock of the rules says when') from counter.rooms
where number = '240';

-- Whose a unit is.
create function t.take(number text, who text, status text default 'OCCUPIED')
returns text
language sql
as $$
	select t.said(format('update counter.%I set status = %L,
		assigned_to_customer_id = %L where number = %L',
		case when number < '200' then 'lockers' else 'rooms' end,
		status, t.id(who), number))
$$;
select is(t.take(number, 'anna'), 'done', number || ' is taken')
from unnest(array['210', '010']) number;
select is(t.take(number, 'anna'), 'done', number || ' by the same once more')
from unnest(array['210', '010']) number;
select is(t.take(number, 'bo'), said
	|| ' is somebody else''s until it is given back',
	number || ' not from under them')
from (values ('210', 'Room 210'), ('010', 'Locker 010')) as v (number, said);
select is(t.said('update counter.rooms set status = ''DIRTY''
	where number = ''210'''),
	'Somebody is in the room: check them out first',
	'it is not dirty while somebody is in it');
select is(t.said('update counter.lockers set status = ''CLEAN''
	where number = ''010'''),
	'Somebody has the locker: check them out first', 'nor is a locker');
select is(t.take('211', 'bo', 'CLEAN'),
	'Somebody is in the room: check them out first',
	'who takes a room occupies it');
select is(t.said('update counter.rooms set status = ''DIRTY'',
	assigned_to_customer_id = null where number = ''210'''), 'done',
	'a room is given back');
select is(t.take('210', 'bo'), 'Room 210 is dirty, not clean',
	'and is not taken before it is clean');
select is(t.said('update counter.rooms set status = ''CLEANING''
	where number = ''210'''), 'done', 'cleaning begins');
select is(t.take('210', 'bo'),
	'A room that is cleaning does not become occupied',
	'nor while it is cleaned');
select is(t.said(format('update counter.rooms set status = ''OCCUPIED'',
	assigned_to_customer_id = %L, override_reason = ''could not wait''
	where number = ''210''', t.id('bo'))), 'done',
	'unless there is a reason');
select is(t.said('update counter.rooms set status = ''DIRTY'',
	assigned_to_customer_id = null where number = ''210'';
	update counter.rooms set status = ''CLEANING'' where number = ''210'';
	update counter.rooms set status = ''CLEAN'' where number = ''210'''),
	'done', 'given back and cleaned');
select is(t.take('210', 'anna'), 'done', 'the next customer has it');
select is(t.said('update counter.lockers set status = ''CLEAN'',
	assigned_to_customer_id = null where number = ''010'''), 'done',
	'a locker is clean at once');

-- Cleaning of several.
select is(t.said(format('insert into counter.cleaning_batches (id, staff_id)
	values (%L, %L)', t.id('batch'), t.id('ana'))), 'done', 'a batch');
select is(t.said(format('insert into counter.cleaning_batch_rooms (batch_id,
	room_id, status_from, status_to, override_flag, override_reason)
	values (%L, %L, ''DIRTY'', ''CLEAN'', %L, %L)', t.id('batch'),
	t.room('240'), flag, reason)), said, words)
from (values (true, 'seen', 'done', 'a step out of turn with a reason'),
	(false, null, 'done', 'one in turn without'),
	(true, null, 'A step out of turn needs a reason', 'the other way'))
	as v (flag, reason, said, words);

select * from finish();
rollback;
