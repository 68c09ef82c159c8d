-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rooms and lockers at the desk: cleaned in batches, set out of turn, out of
-- order, swapped (domain.md 1.7, product.md F3).
begin;
\ir fixture.psql
\ir counter.psql
\ir unit.psql
select no_plan();

-- Every step of domain.md 1.7, in turn and out of it.
create function t.step(unit text, was text, becomes text) returns text
language plpgsql
as $$
declare
	said jsonb;
	over jsonb;
begin
	perform t.put(unit, was);
	said := t.does(format('unit_clean(%L, null)', jsonb_build_array(
		jsonb_build_object('unit', unit, 'version', t.uv(unit), 'to',
			becomes)))) #> '{detail,rows,0}';
	if t.status(unit) <> (case when said ->> 'ok' = 'true' then becomes
		else was end) then
		return 'left it ' || t.status(unit);
	end if;
	perform t.put(unit, was);
	over := t.does(format('unit_override(%L, %L, %L, ''a leak'')',
		t.uv(unit), unit, becomes));
	if t.status(unit) <> (case when over ->> 'ok' = 'true' then becomes
		else was end) then
		return 'override left it ' || t.status(unit);
	end if;
	return concat_ws(' ', coalesce(said ->> 'code', 'yes'),
		coalesce(over ->> 'code', 'yes'));
end
$$;
select is(t.step(unit, was, becomes), wanted,
	format('%s from %s to %s', unit, was, becomes))
from (values ('room:210'), ('locker:010')) u (unit)
cross join (values
	('DIRTY', 'DIRTY', 'yes state'), ('DIRTY', 'CLEANING', 'yes yes'),
	('DIRTY', 'CLEAN', 'reason yes'), ('DIRTY', 'OCCUPIED', 'limit limit'),
	('CLEANING', 'DIRTY', 'yes yes'), ('CLEANING', 'CLEANING', 'yes state'),
	('CLEANING', 'CLEAN', 'yes yes'),
	('CLEANING', 'OCCUPIED', 'limit limit'),
	('CLEAN', 'DIRTY', 'yes yes'), ('CLEAN', 'CLEANING', 'yes yes'),
	('CLEAN', 'CLEAN', 'yes state'), ('CLEAN', 'OCCUPIED', 'limit limit'),
	('OCCUPIED', 'DIRTY', 'yes yes'),
	('OCCUPIED', 'CLEANING', 'reason yes'),
	('OCCUPIED', 'CLEAN', 'reason yes'),
	('OCCUPIED', 'OCCUPIED', 'limit limit'),
	('CLEAN', 'BROKEN', 'limit limit')
) as v (was, becomes, wanted);

-- What it leaves behind.
select t.put('room:210', 'DIRTY');
select is(t.told(t.does(format('unit_override(%L, ''room:210'', ''CLEAN'',
	''a {customer:x} said so'')', t.uv('room:210')), 'frontdesk1',
	t.id('over')::uuid)), 'Room 210 is clean: a {customer:x} said so',
	'out of turn, with a reason');
select is((select concat_ws(' ', override_flag, override_reason)
	from counter.rooms where number = '210'), 't a {customer:x} said so',
	'the room says so');
select is(t.audited(t.id('over')), 'OVERRIDE room', 'and the record');
select is((select concat_ws(' ', r.status_from, r.status_to, r.override_flag,
		r.override_reason)
	from counter.cleaning_batch_rooms r
	where r.override_reason = 'a {customer:x} said so'),
	'DIRTY CLEAN t a {customer:x} said so', 'and the batch');
select is(t.hears(format('unit_override(%L, ''room:210'', ''DIRTY'', %L)',
	t.uv('room:210'), reason)), said, words)
from (values
	(null, 'reason: A step out of turn needs a reason', 'no reason'),
	(E' \t ', 'reason: A step out of turn needs a reason', 'a blank one'),
	(E'a\u202eb', 'limit: The reason holds characters that cannot be shown',
		'one that turns round'),
	(repeat('x', 501), 'limit: The reason has 501 characters, at most 500 '
		'fit', 'a long one')
) as v (reason, said, words);
select t.put('room:210', 'OCCUPIED');
select is(t.told(t.does(format('unit_override(%L, ''room:210'', ''CLEAN'',
	''nobody there'')', t.uv('room:210')), 'frontdesk1', t.id('empty'))),
	'Room 210 is clean: nobody there', 'in use by nobody, and clean');
select is(t.audited(t.id('empty')), 'OVERRIDE room', 'is out of turn');
select is((select concat_ws(' ', r.status_from, r.status_to, r.override_flag)
	from counter.cleaning_batch_rooms r
	where r.override_reason = 'nobody there'), 'OCCUPIED CLEAN t',
	'in the batch as well');
select t.put('room:210', 'DIRTY');
update counter.rooms set override_reason = 'again' where number = '210';
select is(t.hears(format('unit_override(%L, ''room:210'', ''CLEAN'',
	''again'')', t.uv('room:210'))), 'Room 210 is clean: again',
	'the same reason as before is a reason');

-- A batch.
create function t.batch(units text[], becomes text default null,
	request uuid default gen_random_uuid()) returns jsonb
language sql
as $$ select t.does(format('unit_clean(%L, %L)', (select jsonb_agg(
	jsonb_build_object('unit', u, 'version', t.uv(u))) from unnest(units) u),
	becomes), 'frontdesk1', request) $$;
create function t.rows(outcome jsonb) returns text
language sql
as $$ select string_agg(concat_ws(' ', r ->> 'unit', coalesce(r ->> 'code',
	r -> 'detail' ->> 'status')), ', ' order by r ->> 'unit')
	from jsonb_array_elements(outcome #> '{detail,rows}') r $$;
select t.put('room:' || n, 'DIRTY') from generate_series(202, 205) n;
select is(t.told(t.batch('{room:202,room:203,room:204}', null, t.id('b1'))),
	'3 being cleaned', 'alike: one action');
select is(t.audited(t.id('b1')), 'STATUS_CHANGE room, STATUS_CHANGE room, '
	'STATUS_CHANGE room', 'an entry each');
select is((select concat_ws(' ', count(*), count(distinct b.id),
		bool_and(b.completed_at >= b.started_at))
	from counter.cleaning_batches b
	join counter.cleaning_batch_rooms r on r.batch_id = b.id
	where r.room_id in (t.room('202'), t.room('203'), t.room('204'))),
	'3 1 t', 'in one batch');
select t.batch('{room:202,room:203,room:205}') as o \gset
select is(t.told(:'o'), 'state: 1 dirty, 2 being cleaned: say for each what '
	'becomes of it', 'a mixture is said row by row');
select is(:'o'::jsonb #> '{detail,rows}', '[
	{"unit": "room:202", "status": "CLEANING", "next": "CLEAN"},
	{"unit": "room:203", "status": "CLEANING", "next": "CLEAN"},
	{"unit": "room:205", "status": "DIRTY", "next": "CLEANING"}]',
	'with what each is');
select t.does(format('unit_clean(%L, ''CLEAN'')', jsonb_build_array(
	jsonb_build_object('unit', 'room:202', 'version', t.uv('room:202')),
	jsonb_build_object('unit', 'room:203', 'version', 'seen long ago'),
	jsonb_build_object('unit', 'room:204', 'version', t.uv('room:204')))))
	as o \gset
select is(t.told(:'o'), '2 clean, 1 refused', 'one row is stale');
select is(t.rows(:'o'), 'room:202 CLEAN, room:203 stale, room:204 CLEAN',
	'the others are done');
select is(t.told(o #> '{detail,rows,0}'), 'stale: Room 203 was changed since '
	'you looked: cleaning begun by Ana Front, 14:07', 'it says by whom')
from t.does('unit_clean(''[{"unit": "room:203", "version": ""}]'', ''CLEAN'')')
	o;
select t.does('unit_clean(''[{"tag": "R205", "to": "CLEANING"},
	{"tag": "R203", "to": "CLEAN"}, {"tag": "R205", "to": "DIRTY"},
	{"tag": "R999", "to": "CLEAN"}]'', null)') as o \gset
select is(t.told(:'o'), '1 being cleaned, 1 clean, 1 refused', 'scans');
select is(t.rows(:'o'), 'room:203 CLEAN, room:205 CLEANING, missing',
	'each by its tag, once');
update counter.key_tags set is_active = false where tag_code = 'R205';
select is(t.told(t.does('unit_clean(''[{"tag": "R205"}]'', ''CLEAN'')')
	#> '{detail,rows,0}'), 'missing: There is no such room or locker',
	'a tag that is out of use');
select is(t.hears(call), said, call)
from (values
	('unit_clean(''[]'', null)', 'limit: Between 1 and 200 units'),
	('unit_clean(null, null)', 'limit: Between 1 and 200 units'),
	('unit_clean(''{}'', ''CLEAN'')', 'limit: Between 1 and 200 units'),
	('unit_clean(''[7]'', ''CLEAN'')', 'limit: Each row names its unit'),
	('unit_clean(''[{"unit": ""}]'', ''CLEAN'')',
		'limit: Each row names its unit'),
	('unit_clean(''[{"unit": "room:999", "version": ""}]'', null)',
		'state: There is no such room or locker'),
	('unit_clean(''[{"unit": "x", "version": ""}]'', ''CLEAN'')',
		'nothing done, 1 refused')
) as v (call, said);
select is((select count(*) from counter.cleaning_batches b where not exists (
	select from counter.cleaning_batch_rooms r where r.batch_id = b.id)),
	0::bigint, 'no batch of nothing');
select is(t.hears('unit_clean(''[{"unit": "room:200", "version": "'
	|| t.uv('room:200') || '"}]'', null)'),
	'state: They are clean already: set them dirty instead', 'no next step');

-- Asked twice it is done once; a dry run does nothing.
select is(t.batch('{room:205}', 'CLEAN', t.id('twice')) ->> 'sentence',
	'1 clean', 'asked once');
select is(count(*), 1::bigint, 'a dry run leaves everything')
from (select t.does(format('unit_clean(%L, ''DIRTY'')', jsonb_build_array(
	jsonb_build_object('unit', 'room:205', 'version', t.uv('room:205')))),
	'frontdesk1', gen_random_uuid(), true) as o) x
where o ->> 'sentence' = '1 dirty' and t.status('room:205') = 'CLEAN';

-- Somebody is in there, or has been promised it.
select t.visit('anna', '207'), t.visit('bo', '005');
insert into counter.lane_sessions (lane_id, status, customer_id,
	assigned_resource_type, assigned_resource_id)
values ('1', 'ACTIVE', t.id('mute'), 'room', t.room('212'));
insert into counter.waitlist (id, visit_id, checkin_block_id, desired_tier,
	backup_tier)
values (t.id('place anna'), t.id('visit anna'), t.id('block anna'), 'DOUBLE',
	'STANDARD');
update counter.waitlist set status = 'OFFERED', room_id = t.room('216'),
	offered_at = desk.clock(), offer_expires_at = '2026-11-21 14:17-08';
select is(t.told(t.batch(array[unit], 'DIRTY') #> '{detail,rows,0}'), said,
	unit || ' is not to be touched')
from (values
	('room:207', 'state: Lee, Anna is in Room 207: check them out, or swap '
		'it, first'),
	('locker:005', 'state: Larsen, Bo is in Locker 005: check them out, or '
		'swap it, first'),
	('room:212', 'clash: Lane 1 has selected Room 212: choose another unit '
		'there first'),
	('room:216', 'clash: Room 216 is offered to Lee, Anna until 14:17: '
		'decline it for them first')
) as v (unit, said);
set test.now = '2026-11-21 14:17-08';
select is(t.told(t.batch('{room:216}', 'DIRTY')), '1 dirty',
	'an offer that has run out holds nothing');
select is((select status from counter.waitlist), 'ACTIVE',
	'and is over with that');
set test.now = '2026-11-21 14:07-08';

-- Out of order: a manager's.
create function t.order(unit text, is_out boolean, reason text,
	who text default 'manager1', version text default null) returns text
language sql
as $$ select t.hears(format('unit_out_of_order(%L, %L, %L, %L)',
	coalesce(version, t.uv(unit)), unit, is_out, reason), who) $$;
select throws_ok($$ select t.order('room:220', true, 'a leak', 'frontdesk1') $$,
	'42501', null, 'not the front desk''s');
reset session authorization;
select is(t.order(unit, is_out, reason), said, said)
from (values
	('room:220', true, '', 'reason: Taking a unit out of order needs a '
		'reason'),
	('room:220', false, '', 'state: Room 220 is in order already'),
	('room:207', true, 'x', 'state: Lee, Anna is in Room 207: check them '
		'out, or swap it, first'),
	('room:212', true, 'x', 'clash: Lane 1 has selected Room 212: choose '
		'another unit there first'),
	('room:220', true, 'a {leak}', 'Room 220 is out of order: a {leak}'),
	('room:220', true, 'x', 'state: Room 220 is out of order already'),
	('locker:020', true, 'lock', 'Locker 020 is out of order: lock')
) as v (unit, is_out, reason, said);
select is(t.order('room:221', true, 'x', 'manager1', 'old'),
	'stale: Room 221 was changed since you looked', 'a stale look');
create function t.takes(who text, unit text) returns text
language sql
as $$ select t.said(format('update counter.%I set status = ''OCCUPIED'',
	assigned_to_customer_id = %L where number = %L',
	case when unit < '200' then 'lockers' else 'rooms' end, t.id(who),
	unit)) $$;
select is(t.takes('kim', '220'), 'Room 220 is out of order: a {brace:1}leak}',
	'no other application gives it away');
select is(t.takes('kim', '020'), 'Locker 020 is out of order: lock', 'nor it');
select is(t.said(format('update counter.lane_sessions
	set assigned_resource_id = %L', t.room('220'))),
	'Room 220 is out of order: a {brace:1}leak}', 'nor selects it');
select is((select count(*) from desk.counter_free('STANDARD', null, null, null,
	false) f where f.unit = 'room:220'), 0::bigint, 'nobody is shown it');
select is(t.order('room:220', false, null), 'Room 220 is in order again',
	'back again');
select is(t.takes('kim', '220'), 'done', 'and taken');
select is((select string_agg(concat_ws(' ', old_value, new_value,
		override_reason), '; ' order by new_value desc)
	from counter.audit_log where entity_id = t.room('220')),
	'{"out_of_order": false} {"out_of_order": true} a {leak}; '
	'{"out_of_order": true} {"out_of_order": false}', 'all of it on record');

-- Swaps.
create function t.swap(a text, b text, reason text default 'noise',
	request uuid default gen_random_uuid(), version text default null)
returns text
language sql
as $$ select t.told(t.does(format('unit_swap(%L, %L, %L, %L, %L, ''member'')',
	coalesce(version, t.uv(a)), a, t.uv(b), b, reason), 'frontdesk1',
	request)) $$;
create function t.in(the text) returns text
language sql
as $$ select concat_ws(' ', n.status, n.customer_name,
		n.id in (b.room_id, b.locker_id))
	from desk.counter_unit_now n
	left join counter.checkin_blocks b on b.id = n.block
	where n.unit = the $$;
update counter.rooms set status = 'DIRTY', assigned_to_customer_id = null
where number = '220';
select t.visit('kim', '208'), t.visit('adult', '218');
select is(t.swap(a, b, reason), said, format('%s for %s', a, b))
from (values
	('room:207', 'room:208', '', 'reason: A swap needs a reason'),
	('room:207', 'room:207', 'x', 'limit: Two units are swapped'),
	('room:200', 'room:201', 'x', 'state: Nobody is in Room 201'),
	('room:207', 'room:218', 'x', 'limit: Room 207 is STANDARD, Room 218 is '
		'DOUBLE: upgrade instead'),
	('room:207', 'locker:005', 'x', 'limit: Room 207 is STANDARD, Locker 005 '
		'is LOCKER: upgrade instead'),
	('room:207', 'room:220', 'x', 'state: Room 220 is dirty, not clean'),
	('room:207', 'room:212', 'x', 'clash: Room 212 is held: selected at '
		'lane 1'),
	('room:207', 'room:999', 'x', 'missing: There is no such room or locker')
) as v (a, b, reason, said);
select is(t.swap('room:207', 'room:208', 'noise', t.id('swap')),
	'Lee, Anna has Room 208, Weber, Kim Room 207', 'two guests');
select is(t.in(unit), wanted, unit || ' after the swap')
from (values ('room:207', 'OCCUPIED Kim Weber t'),
	('room:208', 'OCCUPIED Anna Lee t')) as v (unit, wanted);
select is(t.audited(t.id('swap')), 'ASSIGN room, ASSIGN room', 'on record');
select is((select string_agg(a.metadata ->> 'received_from', ' ')
	from counter.audit_log a
	where a.metadata ->> 'request' = t.id('swap')::text), 'member member',
	'with whom it was received from');
select is(t.swap('room:200', 'room:208', 'a leak', t.id('move')),
	'Lee, Anna moved from Room 208 to Room 200', 'one to a free room');
select is(t.in(unit), wanted, unit || ' after the move')
from (values ('room:200', 'OCCUPIED Anna Lee t'), ('room:208', 'DIRTY')) as
	v (unit, wanted);
select is(t.audited(t.id('move')), 'ASSIGN room, RELEASE room', 'on record');
select is(t.swap('locker:005', 'locker:006'),
	'Larsen, Bo moved from Locker 005 to Locker 006', 'a locker');
select is(t.in('locker:005'), 'CLEAN', 'is clean at once');
select is(t.swap('room:200', 'room:207', 'x', gen_random_uuid(), 'old'),
	'stale: Room 200 was changed since you looked: swapped by Ana Front, '
	'14:07', 'a stale look');
select is_empty('select * from desk.counter_verify()', 'units and stays agree');

-- A room that is clean in passing only is offered to nobody.
select t.visit('free', '225');
select is(t.swap('room:218', 'room:225'),
	'Ult, Ada has Room 225, E, Fre Room 218', 'two doubles, for which one waits');
set constraints counter.rooms_offer immediate;
select is((select string_agg(status::text, ' ') from counter.waitlist),
	'ACTIVE', 'who waits on');
set constraints counter.rooms_offer deferred;

-- Nobody jumps the waitlist by a swap: of the doubles one is owed.
savepoint owed;
select t.put('room:' || n, 'DIRTY') from unnest(array[216, 252, 262]) n;
select t.put('room:216', 'CLEAN');
select is(t.swap('room:218', 'room:216'), 'capacity: Room 216 is owed to the '
	'waitlist: 1 waits for DOUBLE', 'the only double');
select is(t.swap('room:216', 'room:218'), 'capacity: Room 216 is owed to the '
	'waitlist: 1 waits for DOUBLE', 'whichever is named first');
select t.put('room:252', 'CLEAN');
select is(t.swap('room:218', 'room:216'),
	'E, Fre moved from Room 218 to Room 216', 'one of two');
rollback to owed;

-- Whose checkout another desk has in hand stays where they are.
insert into counter.checkout_requests (id, occupancy_id)
values (t.id('out kim'), t.id('block kim'));
select t.does(format('checkout_claim(%L, %L)', t.cv('kim'), t.out('kim')),
	'frontdesk2');
select is(said, 'clash: Ben Front has this checkout in hand until 14:09', call)
from (values
	('swap', t.swap('room:207', 'room:200')),
	('swap with', t.swap('room:200', 'room:207')),
	('move', t.swap('room:207', 'room:201')),
	('upgrade', t.hears(format('visit_upgrade(%L, ''room:207'',
		''room:252'', ''CASH'', null, 0)', t.uv('room:207'))))
) as v (call, said);
select is(c ->> 'sentence', 'Ben Front has this checkout in hand until 14:09',
	(c ->> 'action') || ' is known before')
from jsonb_array_elements(t.as('frontdesk1', '(select jsonb_agg(x)
	from desk.lane_can(''unit'', ''room:207'') x)')) c
where c ->> 'action' in ('unit_swap', 'visit_upgrade');
rollback to owed;

-- What can be done with a unit, and why the rest cannot.
create function t.can(kind text, id text, who text default 'frontdesk1')
returns setof text
language plpgsql
as $$
begin
	perform set_config('session_authorization', who, true);
	return query select concat_ws(': ', c.action, c.sentence, c.who_can)
		from desk.lane_can(kind, id) c;
	reset session authorization;
end
$$;
select results_eq($$ select t.can('unit', 'room:203') $$, array['unit_clean',
	'unit_override', 'unit_out_of_order', 'unit_swap: Nobody is in Room 203',
	'visit_upgrade: Nobody is in Room 203',
	'place_join: Nobody is in Room 203',
	'checkout_done: Nobody is in Room 203',
	'lane_renew: Nobody is in Room 203', 'ban_lift: Nobody is in Room 203'],
	'a free room, and what a manager may sign');
select results_eq($$ select t.can('unit', 'room:200', 'manager1') $$, array[
	'unit_clean: Lee, Anna is in Room 200: check them out, or swap it, '
		'first',
	'unit_override: Lee, Anna is in Room 200: check them out, or swap it, '
		'first',
	'unit_out_of_order: Lee, Anna is in Room 200: check them out, or swap '
		'it, first', 'unit_swap', 'visit_upgrade',
	'place_join: The visit is on the waitlist already', 'checkout_done',
	'lane_renew: A stay is renewed within 60 minutes of its end',
	'ban_lift: Lee, Anna is not banned'], 'a guest who waits');
select results_eq(format($$ select t.can('place', %L) $$, t.place('anna')),
	array['place_offer', 'place_accept: Lee, Anna is offered nothing: offer '
		'a room first', 'place_decline: Lee, Anna is offered nothing: '
		'offer a room first', 'place_cancel'], 'a place');
insert into counter.checkout_requests (id, occupancy_id)
values (t.id('out'), t.id('block bo'));
select results_eq(format($$ select t.can('checkout', %L) $$, t.id('out')),
	array['checkout_claim', 'checkout_release: Nobody has that checkout in '
		'hand', 'checkout_done'], 'a checkout');
update counter.checkout_requests set status = 'CLAIMED',
	claimed_by_staff_id = t.id('ben'), claimed_at = desk.clock(),
	claim_expires_at = desk.clock() + interval '2 minutes';
select results_eq(format($$ select t.can('checkout', %L) $$, t.id('out')),
	array['checkout_claim: Ben Front has this checkout in hand until 14:09',
		'checkout_release: Ben Front has this checkout in hand until '
		'14:09', 'checkout_done: Ben Front has this checkout in hand '
		'until 14:09'], 'somebody else''s');
select is((select bool_and(c like '%Your role only looks%'
		or c like '%Only a manager may do that%')
	from t.can('unit', 'room:200', 'support1') c), true, 'support only looks');

update counter.lane_sessions set status = 'COMPLETED', customer_id = null,
	assigned_resource_type = null, assigned_resource_id = null;
insert into counter.lane_sessions (lane_id, status, customer_id) values
	('2', 'ACTIVE', t.id('owes'));
update counter.lane_sessions set customer_id = t.id('kim'),
	checkin_mode = 'RENEWAL' where lane_id = '2' and status = 'ACTIVE';
select is(t.swap('room:200', 'room:207'), 'clash: Lane 2 is busy with Weber, '
	'Kim: finish or reset it first', 'not while a lane renews the stay');

-- Rights.
select throws_ok(format('select t.does(%L, %L)', call, who), '42501', null,
	format('%s may not %s', who, split_part(call, '(', 1)))
from unnest(array['support1', 'stranger1']) who,
	unnest(array['unit_clean(''[]'', null)',
	'unit_override('''', '''', '''', '''')',
	'unit_swap('''', '''', '''', '''', '''', '''')',
	'unit_out_of_order('''', '''', true, '''')']) call;
reset session authorization;

select * from finish();
rollback;
