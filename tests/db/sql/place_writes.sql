-- SPDX-License-Identifier: GPL-3.0-or-later
-- The waitlist at the desk: joining, offers by staff and by rooms themselves,
-- what becomes of them (domain.md 1.5, 1.6).
begin;
\ir fixture.psql
\ir counter.psql
\ir unit.psql
select no_plan();

select isnt(t.visit(who, unit, ago), null, who || ' is inside')
from (values ('anna', '204', 60), ('bo', '005', 50), ('kim', '207', 40),
	('adult', '218', 30), ('free', '225', 420)) v (who, unit, ago);

create function t.joins(unit text, wanted text, version text default null,
	request uuid default gen_random_uuid()) returns text
language sql
as $$ select t.told(t.does(format('place_join(%L, %L, %L)',
	coalesce(version, t.uv(unit)), unit, wanted), 'frontdesk1', request)) $$;
create function t.offers(who text, unit text, version text default null)
returns text
language sql
as $$ select t.hears(format('place_offer(%L, %L, %L)',
	coalesce(version, t.pv(who)), t.place(who), unit)) $$;
create function t.accepts(who text, settle text default 'CASH',
	request uuid default gen_random_uuid(), version text default null,
	seen integer default 900) returns text
language sql
as $$ select t.told(t.does(format('place_accept(%L, %L, %L, ''4711'', %L)',
	coalesce(version, t.pv(who)), t.place(who), settle, seen), 'frontdesk1',
	request)) $$;
create function t.declines(who text, version text default null) returns text
language sql
as $$ select t.hears(format('place_decline(%L, %L, ''phone'')',
	coalesce(version, t.pv(who)), t.place(who))) $$;
create function t.cancels(who text, reason text default null) returns text
language sql
as $$ select t.hears(format('place_cancel(%L, %L, %L, ''phone'')', t.pv(who),
	t.place(who), reason)) $$;
create function t.look(who text) returns text
language plpgsql
as $$ begin return (select concat_ws(' ', w.status, r.number,
		to_char(w.offer_expires_at at time zone 'America/Los_Angeles',
			'HH24:MI'), (select count(*)
			from counter.inventory_reservations i
			where i.waitlist_id = w.id and i.released_at is null))
	from counter.waitlist w left join counter.rooms r on r.id = w.room_id
	where w.id = t.place(who)); end $$;

-- Joining.  Rooms that are free are not waited for.
select is(t.joins(unit, wanted, version), said, said)
from (values
	('room:204', 'DOUBLE', null, 'state: Room 216 is free: upgrade to it '
		'instead of waiting'),
	('room:204', 'LOCKER', null, 'limit: People wait for STANDARD, DOUBLE '
		'or SPECIAL'),
	('room:204', null, null, 'limit: People wait for STANDARD, DOUBLE or '
		'SPECIAL'),
	('room:204', 'STANDARD', null, 'limit: STANDARD is no upgrade from '
		'STANDARD'),
	('room:218', 'STANDARD', null, 'limit: STANDARD is no upgrade from '
		'DOUBLE'),
	('room:200', 'DOUBLE', null, 'state: Nobody is in Room 200'),
	('room:225', 'SPECIAL', null, 'state: The stay of E, Fre is over: renew '
		'it first'),
	('room:204', 'DOUBLE', 'old', 'stale: Room 204 was changed since you '
		'looked'),
	('garage:1', 'DOUBLE', null, 'missing: There is no such room or locker')
) as v (unit, wanted, version, said);
select t.put('room:' || n, 'DIRTY') from unnest(array[216, 252, 262, 201, 232,
	256]) n;
select is(t.joins('room:204', 'DOUBLE', null, t.id('join')),
	'Lee, Anna waits for DOUBLE: number 1, about 14:22', 'somebody waits');
select is(t.audited(t.id('join')), 'WAITLIST_CREATED waitlist', 'on record');
select is(t.joins('room:204', 'SPECIAL'),
	'state: The visit is on the waitlist already', 'for one thing');
set test.now = '2026-11-21 14:07:01-08';
select is(t.joins('locker:005', 'DOUBLE'),
	'Larsen, Bo waits for DOUBLE: number 2, about 20:00', 'a second');
set test.now = '2026-11-21 14:07:02-08';
select is(t.joins('room:207', 'SPECIAL'),
	'Weber, Kim waits for SPECIAL: number 1', 'nobody knows until when');
select is((select concat_ws(' ', desired_tier, backup_tier, status)
	from counter.waitlist where id = t.place('bo')), 'DOUBLE LOCKER ACTIVE',
	'what they have they wait with');

-- Offers by staff.
select is(t.offers(who, unit, version), said, said)
from (values
	('anna', '216', null, 'missing: There is no such room'),
	('anna', 'locker:006', null, 'missing: There is no such room'),
	('anna', 'room:216', null, 'state: Room 216 is dirty, not clean'),
	('anna', 'room:218', null, 'clash: Room 218 is somebody else''s'),
	('anna', 'room:205', null, 'limit: They wait for DOUBLE, the room is '
		'STANDARD'),
	('anna', null, null, 'capacity: There is no free room to offer'),
	('anna', 'room:216', 'old', 'stale: The place of Lee, Anna was changed '
		'since you looked: joined the waitlist by Ana Front, 14:07'),
	('nobody', 'room:216', null, 'missing: There is no such place on the '
		'waitlist')
) as v (who, unit, version, said);
-- clean, and the room of nobody yet
select t.put('room:216', 'CLEANING');
update counter.waitlist set status = 'CANCELLED', cancelled_at = desk.clock(),
	cancel_reason = 'x' where id = t.place('kim');
create function t.cleaned(unit text) returns jsonb
language sql
as $$ select t.does(format('unit_clean(%L, null)', jsonb_build_array(
	jsonb_build_object('unit', unit, 'version', t.uv(unit))))) $$;

-- A room that turns clean offers itself, least recently offered first.
select t.cleaned('room:216') as o \gset
select is(t.told(:'o'), '1 clean, 1 offered to who waits', 'who cleans hears it');
select is(:'o'::jsonb #> '{detail,rows,0,detail,offer}', jsonb_build_object(
	'place', t.place('anna'), 'customer', 'Lee, Anna',
	'until', '2026-11-21 14:22'), 'to whom, until when');
select is(:'o'::jsonb #>> '{detail,rows,0,version}', t.uv('room:216'),
	'the version is that of afterwards');
select is(t.look('anna'), 'OFFERED 216 14:22 1', 'for a quarter of an hour');
select is((select concat_ws(' ', user_id, action, staff_id, new_value ->>
		'status') from counter.audit_log
	where entity_id = t.place('anna') and action = 'WAITLIST_OFFERED'),
	'system WAITLIST_OFFERED OFFERED', 'the system is on record');
select is(t.offers('bo', 'room:216'), 'clash: Room 216 is held: offered to '
	'somebody on the waitlist', 'nobody else is offered it');
select is(t.offers('anna', 'room:216'),
	'Room 216 is offered to Lee, Anna until 14:22', 'again: no shorter');
set test.now = '2026-11-21 14:15-08';
select is(t.offers('anna', 'room:216'),
	'Room 216 is offered to Lee, Anna until 14:25', 'but longer');
select is(t.look('anna'), 'OFFERED 216 14:25 1', 'by one reservation');

-- The other application cleans by plain writes.
select is((select concat_ws(' ', tgdeferrable, tginitdeferred) from pg_trigger
	where tgname = 'rooms_offer'), 't t',
	'a room is judged when the transaction ends');
select is(t.said('update counter.rooms set status = ''CLEANING''
	where number = ''252'''), 'done', 'being cleaned');
select is(t.said('update counter.rooms set status = ''CLEAN''
	where number = ''252'''), 'done', 'and clean');
select is(t.look('bo'), 'ACTIVE 0', 'not before the end of the transaction');
set constraints counter.rooms_offer immediate;
select is(t.look('bo'), 'OFFERED 252 14:30 1', 'then to who waits');
set constraints counter.rooms_offer deferred;

-- Declined: the place stays, the room is the next one's.
select is(t.declines('kim'), 'state: Weber, Kim waits no longer', 'no offer');
select is(t.joins('room:207', 'DOUBLE'), 'Weber, Kim waits for DOUBLE: number '
	'3, about 14:30', 'a third');
select is(t.declines('kim'), 'state: Weber, Kim is offered nothing: offer a '
	'room first', 'nothing to decline');
select is(t.declines('anna'), 'Lee, Anna does not want Room 216 and waits on; '
	'offered to Weber, Kim until 14:30', 'declined');
select is(t.look('anna'), 'ACTIVE 0', 'waits on');
select is(t.look('kim'), 'OFFERED 216 14:30 1', 'the next is offered it');
select is(t.declines('kim', 'old'), 'stale: The place of Weber, Kim was '
	'changed since you looked: offered by system, 14:15', 'a stale look');
select is(t.declines('kim'), 'Weber, Kim does not want Room 216 and waits on; '
	'offered to Lee, Anna until 14:30', 'least recently first');
select is(t.cancels('bo', 'went home {x}'), 'Larsen, Bo is off the waitlist; '
	'offered to Weber, Kim until 14:30', 'cancelled: the room is the next''s');
select is((select concat_ws(' ', status, cancel_reason,
		cancelled_by_staff_id is not null)
	from counter.waitlist where id = t.place('bo')),
	'CANCELLED went home {x} t', 'with its reason, and who');
select is(t.cancels('bo'), 'state: Larsen, Bo waits no longer', 'once');
select is((select string_agg(distinct concat_ws(' ',
		a.metadata ->> 'console_action',
		a.metadata ->> 'received_from'), ', ')
	from counter.audit_log a where a.metadata ->> 'console_action'
		in ('place_decline', 'place_cancel')),
	'place_cancel phone, place_decline phone', 'whom it was received from');

-- An offer that runs out between looking and accepting.
select t.pv('anna') as seen \gset
set test.now = '2026-11-21 14:30-08';
select is(t.accepts('anna', 'CASH', gen_random_uuid(), :'seen'),
	'state: The offer of Room 216 ran out at 14:30: offer it again',
	'a second too late');
select is(t.declines('anna', :'seen'),
	'state: The offer of Room 216 ran out at 14:30: offer it again',
	'nothing to decline any more');
select is(t.offers('anna', null),
	'Room 216 is offered to Lee, Anna until 14:40', 'offered again');

-- A price that is missing or negative is nobody's guess.
savepoint prices;
delete from desk.counter_upgrade
where (from_tier, to_tier) = ('STANDARD', 'DOUBLE');
select is(t.accepts('anna'), 'missing: There is no price for DOUBLE instead of '
	'STANDARD: a manager sets it', 'no price, no upgrade');
select is(t.look('anna'), 'OFFERED 216 14:40 1', 'and nothing else either');
rollback to prices;
select is(t.said('update desk.counter_upgrade set minor = -1', 'postgres'),
	'A fee cannot be negative', 'none is negative');

-- Accepted: paid, moved, done.
select t.does(format('place_accept(%L, %L, null, null, null)', t.pv('anna'),
	t.place('anna')), 'frontdesk1', gen_random_uuid(), true) as o \gset
select is(:'o'::jsonb #> '{detail,price_minor}', '900', 'what it would cost');
select is(t.look('anna'), 'OFFERED 216 14:40 1', 'to ask changes nothing');
select is(t.accepts('anna', settle), 'owed: 9.00 is due: take it in cash or '
	'by card', 'paid at once')
from unnest(array[null, 'none', 'CHEQUE', 'cash']) settle;
select is(t.accepts('anna', settle, seen => seen), 'stale: 9.00 is due by now, '
	'not ' || said || ': nothing was taken', 'not ' || said)
from (values ('CASH', null, 'what you saw'), ('CREDIT', 800, '8.00')) as
	v (settle, seen, said);
select is(t.look('anna'), 'OFFERED 216 14:40 1', 'the offer stands');
select is(t.accepts('anna', 'CREDIT', t.id('accept'), 'old'),
	'stale: The place of Lee, Anna was changed since you looked: offered by '
	'Ana Front, 14:30', 'a stale look');
select is(t.accepts('anna', 'CREDIT', t.id('accept')),
	'reused: This request id stands for another request', 'its id is used');
select is(t.accepts('anna', 'CREDIT', t.id('accept 2')),
	'Lee, Anna has Room 216 instead of Room 204: 9.00 paid by card',
	'an upgrade');
select is(t.audited(t.id('accept 2')), 'ASSIGN room, RELEASE room, '
	'STATUS_CHANGE payment_intent, UPGRADE_COMPLETED checkin_block, '
	'UPGRADE_DISCLAIMER visit, UPGRADE_PAID payment_intent, '
	'UPGRADE_STARTED checkin_block, WAITLIST_COMPLETED waitlist',
	'every step on record');
select is((select concat_ws(' ', p.status, p.amount, p.payment_method,
		p.square_transaction_id, p.quote_json ->> 'type',
		p.quote_json ->> 'fromTier', p.quote_json ->> 'toTier',
		p.quote_json ->> 'waitlistId' = t.place('anna')::text,
		p.quote_json ->> 'newRoomNumber', c.type, c.amount,
		b.rental_type, b.room_id = t.room('216'), b.ends_at
			= '2026-11-21 19:15-08', t.status('room:204'),
		t.status('room:216'), t.look('anna'))
	from counter.charges c
	join counter.payment_intents p on p.id = c.payment_intent_id
	join counter.checkin_blocks b on b.id = c.checkin_block_id
	where c.visit_id = t.id('visit anna')),
	'PAID 9.00 CREDIT 4711 UPGRADE STANDARD DOUBLE t 216 UPGRADE_FEE 9.00 '
	'DOUBLE t t DIRTY OCCUPIED COMPLETED 216 14:40 0',
	'fee, charge, stay as long as before, units, place');
select is_empty($$ select * from desk.counter_verify() $$, 'all agrees');

-- Two wait while one room turns clean; then the next.
select is(t.cancels('kim'), 'Weber, Kim is off the waitlist', 'off');
select is((select cancel_reason from counter.waitlist
	where id = t.place('kim')), 'Cancelled by staff', 'the usual reason');
select is(t.joins('room:207', 'SPECIAL'),
	'Weber, Kim waits for SPECIAL: number 1', 'one waits for a special');
set test.now = '2026-11-21 14:31-08';
select is(t.joins('room:218', 'SPECIAL'),
	'Ult, Ada waits for SPECIAL: number 2', 'and another');
update counter.rooms set status = 'CLEANING' where number in ('232', '256');
update counter.rooms set status = 'CLEAN' where number in ('256');
set constraints counter.rooms_offer immediate;
select is(concat(t.look('kim'), ', ', t.look('adult')),
	'OFFERED 256 14:46 1, ACTIVE 0', 'the first one first');
set test.now = '2026-11-21 14:33-08';
update counter.rooms set status = 'CLEAN' where number in ('232');
select is(concat(t.look('kim'), ', ', t.look('adult')),
	'OFFERED 256 14:46 1, OFFERED 232 14:48 1', 'then the second');
select t.put('room:201', 'CLEAN');
select is((select count(*) from counter.waitlist where room_id
	= t.room('201')), 0::bigint, 'nobody is left for a third');
set constraints counter.rooms_offer deferred;
set test.now = '2026-11-21 14:50-08';
select is(desk.counter_offer_next(t.room('201')), t.place('kim'),
	'who let an offer run out is asked again');
select is(t.look('kim'), 'OFFERED 201 15:05 1', 'with the other room let go');
select is(desk.counter_offer_next(t.room('201')), null, 'a held room is not');
set test.now = '2026-11-21 15:10-08';
select is(desk.counter_offer_next(t.room('232')), t.place('adult'),
	'then whoever was asked longest ago, not who waits longest');
update counter.waitlist set status = 'ACTIVE', room_id = null,
	offer_expires_at = null where id = t.place('adult');
set test.now = '2026-11-21 14:50-08';

-- What cannot be offered is not, and whoever cleans does not hear of it.
update counter.visits set ended_at = desk.clock()
where id in (t.id('visit kim'), t.id('visit adult'));
update counter.waitlist set status = 'EXPIRED' where id = t.place('kim');
select is(desk.counter_offer_next(t.room('232')), null, 'nobody waits now');
select is((select concat_ws(' ', w.status, a.user_id, a.new_value)
	from counter.waitlist w
	join counter.audit_log a on a.entity_id = w.id
		and a.action = 'STATUS_CHANGE'
	where w.id = t.place('adult')), 'EXPIRED system {"status": "EXPIRED"}',
	'and that is noted');
select is(t.offers('adult', 'room:232'), 'state: Ult, Ada waits no longer',
	'nor can staff offer');

-- Walk-ins never get what the waitlist is owed.
select t.visit('owes', '205');
select t.put('room:201', 'DIRTY'), t.put('room:256', 'DIRTY'),
	t.put('room:232', 'DIRTY');
set constraints counter.rooms_offer deferred;
select is(t.joins('room:205', 'SPECIAL'), 'Wes, Otto waits for SPECIAL: number '
	'1', 'one waits');
create function t.walk_in() returns text
language sql
as $$ select string_agg(f.unit, ' ') from desk.counter_free('SPECIAL', null,
	null, null, false) f $$;
select is(t.walk_in(), null, 'nothing is free');
alter table counter.rooms disable trigger rooms_offer;
select t.put('room:232', 'CLEAN');
select is(t.walk_in(), null, 'one room, one waits: not for a walk-in');
select t.put('room:256', 'CLEAN');
select is(t.walk_in(), 'room:256', 'of two rooms one is');
alter table counter.rooms enable trigger rooms_offer;
select is(t.offers('owes', null),
	'Room 232 is offered to Wes, Otto until 15:00', 'offered');
select is(t.walk_in(), 'room:256', 'what is offered is not counted twice');

-- Rights, and names that are not what they look like.
select throws_ok(format('select t.does(%L, %L)', call, 'support1'), '42501',
	null, split_part(call, '(', 1) || ' is not for support')
from unnest(array['place_join('''', '''', '''')',
	'place_offer('''', null, '''')', 'place_accept('''', null, '''', '''', 0)',
	'place_decline('''', null, '''')',
	'place_cancel('''', null, '''', '''')']) call;
reset session authorization;
update counter.customers set name = 'Robert {customer:' || id || E'}"; drop'
where id = t.id('owes');
select is(t.declines('owes'), 'drop, Robert {customer:' || t.id('owes')
	|| '}"; does not want Room 232 and waits on', 'a name is a name');

select * from finish();
rollback;
