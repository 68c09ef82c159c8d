-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the board says is true at the moment that it is looked at (domain.md 1.5,
-- 1.6, 1.8): rooms that are free for who waits, offers that have run out and
-- whose the room is then, memberships with their price, what a desk leaves open.
begin;
\ir fixture.psql
\ir counter.psql
\ir lane.psql
\ir unit.psql
select no_plan();

create function t.cells(call text, who text default 'frontdesk1') returns text
language sql
as $$ select string_agg(x, '; ') from jsonb_array_elements_text(t.as(who, format(
	'(select jsonb_agg(x) from (%s) as y (x))', call))) x $$;
create function t.places() returns text
language sql
as $$ select t.cells($q$ select concat_ws(' ', w.customer_name, w.state,
	w.offered, to_char(w.eta, 'HH24:MI')) from desk.lane_waitlist() w $q$) $$;
create function t.free_alert() returns text
language sql
as $$ select t.cells($q$ select concat_ws(' ', a.n, a.sentence, a.item_id)
	from desk.lane_alerts() a where a.kind = 'free' $q$) $$;
-- Transactions end, as far as offers go.
create function t.ends() returns void
language plpgsql
as $$ begin
	set constraints all immediate;
	set constraints all deferred;
end $$;

-- Two wait for a double; the rooms of it are dirty.
select t.visit('anna', '204', 60), t.visit('bo', '205', 50),
	t.visit('kim', '218', 30);
select t.put('room:' || n, 'DIRTY') from unnest(array[216, 225, 252, 262]) n;
select t.does(format('place_join(%L, ''room:204'', ''DOUBLE'')',
	t.uv('room:204')));
set test.now = '2026-11-21 14:08-08';
select t.does(format('place_join(%L, ''room:205'', ''DOUBLE'')',
	t.uv('room:205')));
select is(t.places(), 'Lee, Anna ACTIVE 20:00; Larsen, Bo ACTIVE',
	'when the first room comes free');
select is(t.free_alert(), null, 'nothing is free');

-- One comes free and offers itself to nobody.
alter table counter.rooms disable trigger rooms_offer;
select t.put('room:225', 'CLEAN');
select is(t.places(), 'Lee, Anna ACTIVE 14:08; Larsen, Bo ACTIVE 20:00',
	'the first need not wait, the second is next');
select is(t.free_alert(), '1 1 double free, 2 wait ' || t.place('anna'),
	'the desk is told');
select is(desk.place_standing(t.place('anna')), 'number 1, a room is free now',
	'in words');

-- Each sheet that counts rooms counts them so; only who waits besides oneself
-- differs (domain.md 1.6).
create function t.told_of_doubles(unit text) returns text
language sql
as $$ select concat_ws('; ',
	t.cells($q$ select concat_ws(' ', r.free, r.supply)
		from desk.lane_rentals('2') r where r.rental = 'DOUBLE' $q$),
	t.cells(format($q$ select concat_ws(' ', w.supply, w.why_not)
		from desk.place_tiers(%L) w where w.tier = 'DOUBLE' $q$, unit)),
	t.cells($q$ select u.detail2 from desk.unit_peek('room:225') u $q$)) $$;
select t.starts('2', 'free');
select is(t.told_of_doubles('room:218'), '0 1 free, 2 wait; 1 free, 2 wait '
	'DOUBLE is no upgrade from DOUBLE; DOUBLE: 1 free, 2 wait',
	'the rental sheet, the waitlist sheet and the board');
select is(t.told_of_doubles('room:205'), '0 1 free, 2 wait; 1 free, 1 waits; '
	'DOUBLE: 1 free, 2 wait', 'nobody waits for themselves');
select t.put('room:252', 'CLEAN'), t.put('room:216', 'CLEAN');
select is(t.told_of_doubles('room:205'), '1 3 free, 2 wait; 3 free, 1 waits '
	'Room 225 is free: upgrade to it instead of waiting; '
	'DOUBLE: 3 free, 2 wait', 'one more than are owed');
select t.put('room:252', 'DIRTY'), t.put('room:216', 'DIRTY');
-- What waiting costs later is told before anybody waits (domain.md 1.5).
select is(t.cells($q$ select concat_ws(' ', r.rental, r.to_standard,
		r.to_double, r.to_special) from desk.lane_rentals('2') r $q$),
	'STANDARD 900 1900; DOUBLE 900; SPECIAL; LOCKER 800 1700 2700; '
	'GYM_LOCKER 800 1700 2700', 'for who checks in');
select is(t.cells($q$ select concat_ws(' ', w.tier, w.minor)
	from desk.place_tiers('room:205') w $q$),
	'STANDARD; DOUBLE 900; SPECIAL 1900', 'and for who is in');
select t.step('lane_reset', '2', 'null') ->> 'ok';
alter table counter.rooms enable trigger rooms_offer;

-- It is offered; the offer runs out.
select is(t.hears(format('place_offer(%L, %L, null)', t.pv('anna'),
	t.place('anna'))), 'Room 225 is offered to Lee, Anna until 14:18', 'offered');
select is(t.free_alert(), null, 'what is offered is free for nobody');
select t.ends();
alter table counter.rooms disable trigger rooms_offer;
select t.put('room:252', 'CLEAN');
select is(t.free_alert(), '1 1 double free, 1 waits ' || t.place('bo'),
	'who has an offer does not wait for another');
select t.put('room:252', 'DIRTY');
alter table counter.rooms enable trigger rooms_offer;
set test.now = '2026-11-21 14:18-08';
select is(t.places(), 'Lee, Anna ACTIVE 14:18; Larsen, Bo ACTIVE 20:00',
	'whoever looks sees that it has run out');
select is(t.free_alert(), '1 1 double free, 2 wait ' || t.place('bo'),
	'who was not asked yet is next');
select is(status::text, 'OFFERED', 'though nobody has noted it')
from counter.waitlist where id = t.place('anna');

-- The next write that touches the waitlist offers the room on.
select t.visit('adult', '207', 5);
select is(t.hears(format('place_join(%L, ''room:207'', ''DOUBLE'')',
	t.uv('room:207'))), 'Ult, Ada waits for DOUBLE: number 3', 'another joins');
select t.ends();
select is(t.places(), 'Lee, Anna ACTIVE 20:00; Larsen, Bo OFFERED room:225; '
	'Ult, Ada ACTIVE', 'the room is the next one''s, the place is kept');
select is((select concat_ws(' ', user_id, new_value ->> 'status')
	from counter.audit_log where entity_id = t.place('bo')
	order by created_at desc limit 1), 'system OFFERED', 'on record');

-- Given up, it goes on; who let it run out alone is not asked by the house.
select t.does(format('place_cancel(%L, %L, ''left'', ''phone'')', t.pv(who),
	t.place(who))) from unnest(array['adult', 'bo']) who;
select t.ends();
select is(t.places(), 'Lee, Anna OFFERED room:225', 'the next one has it');
set test.now = '2026-11-21 14:40-08';
select is(t.free_alert(), '1 1 double free, 1 waits ' || t.place('anna'),
	'run out: the desk is told that it could be offered');

-- Memberships: price, what they have, and why not.
create function t.memberships() returns text
language sql
as $$ select t.cells($q$ select concat_ws(' | ', m.choice, m.intent, m.minor,
	m.why_not, m.card) from desk.lane_memberships('1') m $q$) $$;
select is(t.memberships(), null, 'nobody is there');
select t.starts('1', 'mute');
select is(t.memberships(), 'ONE_TIME | 1300 | no card; SIX_MONTH | PURCHASE | '
	'4300 | no card; SIX_MONTH | RENEW | 4300 | there is no card to renew | '
	'no card; NONE | 0 | a membership is due | no card', 'without a card');
update counter.customers set membership_card_type = 'SIX_MONTH',
	membership_valid_until = '2026-11-03' where id = t.id('mute');
select is(t.memberships(), 'ONE_TIME | 1300 | six-month card, ended 3 Nov 2026; '
	'SIX_MONTH | PURCHASE | 4300 | has a card: renew it | six-month card, '
	'ended 3 Nov 2026; SIX_MONTH | RENEW | 4300 | six-month card, ended 3 '
	'Nov 2026; NONE | 0 | a membership is due | six-month card, ended 3 Nov '
	'2026', 'one that has ended is renewed');
update counter.customers set membership_valid_until = '2026-11-21'
where id = t.id('mute');
select is(t.memberships(), 'ONE_TIME | 0 | the card is valid | six-month card, '
	'valid to 21 Nov 2026; SIX_MONTH | PURCHASE | 4300 | has a card: renew '
	'it | six-month card, valid to 21 Nov 2026; SIX_MONTH | RENEW | 4300 | '
	'six-month card, valid to 21 Nov 2026; NONE | 0 | six-month card, valid '
	'to 21 Nov 2026', 'on its last day it is valid');

-- What a desk leaves open: also what somebody else went on with.
select is(desk.lane_version('1') is not null and (t.step('lane_language', '1',
	'''EN''', 'frontdesk2') ->> 'ok')::boolean, true, 'another desk goes on');
select is(t.cells('select h.words ~ ''^lane 1: Ute, Mia'' '
	'from desk.lane_handover(null) h where h.kind = ''lane''', who), 'true',
	who || ' hears of it')
from unnest(array['frontdesk1', 'frontdesk2']) who;
create function t.half_way(who text) returns text
language sql
as $$ select t.cells('select h.words || to_char(h.at, '', HH24:MI'') '
	'from desk.lane_handover(null) h where h.kind = ''lane''', who) $$;
select is(t.half_way('frontdesk2'), 'lane 1: Ute, Mia, begun 14:40 by Ana '
	'Front; next: propose a rental, 14:40', 'with who began, and when');
select is(t.half_way('manager1'), null, 'a third desk has nothing to do with it');

-- One that a kiosk began, or whose record names no desk, nobody would name.
insert into counter.lane_sessions (lane_id, status, customer_id, checkin_mode,
	staff_id, created_at)
values ('2', 'ACTIVE', t.id('free'), 'CHECKIN', null, '2026-11-21 14:31-08');
select is(t.half_way('manager1'), 'lane 2: E, Fre, begun 14:31; next: choose '
	'the membership, 14:31', 'it is everybody''s');
insert into counter.audit_log (action, entity_type, entity_id, metadata)
select 'UPDATE', 'lane_session', s.id, '{"desk": "desk 9"}'
from counter.lane_sessions s where s.customer_id = t.id('free');
select is(t.half_way('manager1'), null, 'once it is a desk''s, it is that one''s');
update counter.lane_sessions set staff_id = (select s.counter_staff_id
	from desk.staff s where s.name = 'Ben Front')
where customer_id = t.id('free');
select is(t.half_way('frontdesk2') ~ 'lane 2: E, Fre, begun 14:31 by Ben Front',
	true, 'but for whoever began it');
select is(t.half_way('frontdesk1') ~ 'lane 2', false, 'and for nobody else');

-- What is past due at lanes is one alert, however many they are.
create function t.lane_alerts() returns text
language sql
as $$ select t.cells($q$ select concat_ws(' ', a.n, a.minor, a.sentence,
	a.item_id) from desk.lane_alerts() a where a.kind = 'lane' $q$) $$;
update counter.customers set past_due_balance = 15 where id = t.id('free');
select is(t.lane_alerts(), '1 1500 lane 2 past due 15.00 2', 'one');
update counter.customers set past_due_balance = 35 where id = t.id('mute');
select is(t.lane_alerts(), '2 5000 lanes 1, 2 past due 1', 'two');
update counter.lane_sessions set id_scan_issue = 'ID_EXPIRED'
where customer_id = t.id('mute');
select is(t.lane_alerts(), '1 3500 lane 1 identity card has expired 1; 1 1500 '
	'lane 2 past due 15.00 2', 'what is something else stands apart');
update counter.lane_sessions set id_scan_issue = null
where customer_id = t.id('mute');
update counter.customers set past_due_balance = 0
where id in (t.id('mute'), t.id('free'));
select is(t.lane_alerts(), null, 'none');

-- Nobody under age, whoever sets it.
select is(t.told(t.does(format('counter_setting_change(%L, ''lowest_age'', '
	'''17'', ''x'')', md5('lowest_age=18')), 'manager1')), 'limit: lowest '
	'age: a whole number from 18 to 120', 'not below 18');

-- A fee that is left owing is the one that was shown.
update counter.checkin_blocks set starts_at = starts_at - interval '6 hours',
	ends_at = desk.clock() - interval '59 minutes'
where id = t.id('block kim');
create function t.out_for(seen integer) returns text
language sql
as $$ select t.hears(format('checkout_done(%L, ''room:218'', true, ''none'', '
	'null, null, %L)', t.uv('room:218'), seen)) $$;
set test.now = '2026-11-21 14:41-08';
select is(t.out_for(1500), 'stale: 35.00 is due by now, not 15.00: nothing was '
	'done', 'not another one');
select is(past_due_balance, 0.00, 'nothing is owed by that')
from counter.customers where id = t.id('kim');
select is(t.out_for(3500), 'Weber, Kim left Room 218, 60 min late, 35.00 past '
	'due', 'what was shown');

-- What a caller writes is no name of anybody.
select '{customer:' || t.id('anna') || '}' as brace \gset
select is(t.does(format('checkouts_done(%L)', jsonb_build_array(
		jsonb_build_object('unit', :'brace', 'version', 'x',
			'items', true)))) #>> '{detail,rows,0,unit}', :'brace',
	'a unit as it was said');
select is(t.does(format('unit_clean(%L, null)', jsonb_build_array(
		jsonb_build_object('tag', :'brace', 'to', 'CLEAN'))))
	#>> '{detail,rows,0,tag}', :'brace', 'a tag as it was read');

select * from finish();
rollback;
