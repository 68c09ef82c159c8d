-- SPDX-License-Identifier: GPL-3.0-or-later
-- Taking back what was done with rooms, lockers, the waitlist and claims:
-- one step back, on record, while nobody else has touched it (product.md,
-- Everywhere; domain.md 1.6 to 1.8).
begin;
\ir fixture.psql
\ir counter.psql
\ir unit.psql
\ir undo.psql
select no_plan();
insert into desk.staff (login, role_oid, name, role, desk)
values ('manager2', 'manager2'::regrole, 'Tom Manager', 'manager', 'office');

-- Cleaning: each unit goes back to the state that it came from.
create function t.cleans(units text[], becomes text default null)
returns text
language sql
as $$ select t.did(format('unit_clean(%L, %L)', (select jsonb_agg(
	jsonb_build_object('unit', u, 'version', t.uv(u))) from unnest(units) u),
	becomes)) $$;
create function t.states(units text[]) returns text
language sql
as $$ select string_agg(t.status(u), ' ' order by u) from unnest(units) u $$;
create function t.back(unit text, was text, becomes text) returns text
language plpgsql
as $$
declare
	said text;
begin
	perform t.put(unit, was);
	perform t.cleans(array[unit], becomes);
	said := t.undoes();
	return said || ' ' || t.status(unit);
end
$$;
select is(t.back(unit, was, becomes), said,
	format('%s from %s to %s and back', unit, was, becomes))
from (values ('room:210'), ('locker:010')) u (unit)
cross join (values
	('DIRTY', 'CLEANING', 'Undone: 1 dirty DIRTY'),
	('CLEANING', 'DIRTY', 'Undone: 1 being cleaned CLEANING'),
	('CLEANING', 'CLEAN', 'Undone: 1 being cleaned CLEANING'),
	('CLEAN', 'CLEANING', 'Undone: 1 clean CLEAN'),
	('CLEAN', 'DIRTY', 'Undone: 1 clean CLEAN'),
	('DIRTY', 'DIRTY', 'state: Nothing was changed by that DIRTY'),
	-- nobody is in a unit by a word
	('OCCUPIED', 'DIRTY', 'limit: A unit is set to dirty, cleaning or '
		'clean DIRTY')
) as v (was, becomes, said);

select t.put('room:' || n, s) from (values (202, 'DIRTY'), (203, 'DIRTY'),
	(204, 'CLEANING')) v (n, s);
select is(t.cleans('{room:202,room:203}'), '2 being cleaned', 'a batch');
select is(t.undoes(), 'Undone: 2 dirty', 'all of it');
select is(t.states('{room:202,room:203,room:204}'), 'DIRTY DIRTY CLEANING',
	'and nothing else');
select is(t.audited(t.last_undo()), 'STATUS_CHANGE room, STATUS_CHANGE room',
	'each is on record');
select is((select string_agg(distinct concat_ws(' ', x.words, x.reason), '; ')
	from jsonb_to_recordset(t.as('frontdesk1', '(select jsonb_agg(h) from
		(select * from desk.lane_history(''unit'', ''room:202'') limit 1)
		h)')) x (words text, reason text)),
	'undone: put back, being cleaned -> dirty Undone', 'as what it is');
select is((select metadata ->> 'undo_of' from counter.audit_log
	where metadata ->> 'request' = t.last_undo()::text limit 1),
	t.last()::text, 'and of what');
select is((select count(*) from counter.cleaning_batches where completed_at
	is null), 0::bigint, 'no batch is left open');
select is(t.undoes(), 'state: That is undone already', 'once');
select is(t.told(t.as('frontdesk1', format('desk.undo(%L, %L)',
		t.last_undo(), t.last()))), 'state: That is undone already',
	'a refusal is what a lost line hears again');

-- What others have touched since is named, and stays.
select is(t.cleans('{room:202,room:203}'), '2 being cleaned', 'again');
select is(t.hears(format('unit_clean(%L, null)', jsonb_build_array(
	jsonb_build_object('unit', 'room:203', 'version', t.uv('room:203')))),
	'frontdesk2'), '1 clean', 'somebody else goes on with one');
select t.undo() as o \gset
select is(t.told(:'o'), 'Undone: 1 dirty, left as it is: 203', 'it is named');
select is((select string_agg(r ->> 'sentence', '; ') from
	jsonb_array_elements(:'o'::jsonb #> '{detail,rows}') r
	where r ->> 'ok' = 'false'), 'Room 203 was changed since you looked: '
	'cleaned by Ben Front, 14:07', 'with what became of it');
select is(t.states('{room:202,room:203}'), 'DIRTY CLEAN', 'and stays');
select is(t.cleans('{room:202}'), '1 being cleaned', 'one');
select t.put('room:202', 'CLEAN');
select is(t.undoes(), 'stale: Room 202 was changed since you looked: cleaning '
	'begun by Ana Front, 14:07', 'alone, it is no undo');
select t.put('room:' || n, 'DIRTY') from generate_series(202, 203) n;
select is(t.cleans('{room:202,room:203}'), '2 being cleaned', 'two');
select t.put('room:' || n, 'CLEAN') from generate_series(202, 203) n;
select is(t.undoes(), 'stale: All were changed since: 202, 203',
	'nor when it is all of them');
select is(t.states('{room:202,room:203}'), 'CLEAN CLEAN', 'nothing is done');

-- A step back out of turn is an override, and says so.
select is(t.back('room:211', 'CLEAN', 'DIRTY'), 'Undone: 1 clean CLEAN',
	'a clean room that was set dirty');
select is(t.audited(t.last_undo()), 'OVERRIDE room', 'is set clean out of turn');
select is((select concat_ws(' ', override_flag, override_reason)
	from counter.rooms where number = '211'), 't Undone', 'with the reason');

-- Only one's own, only as long as one may.
select is(t.cleans('{room:211}', 'DIRTY'), '1 dirty', 'once more');
select is(t.undoes('frontdesk2'), 'missing: There is nothing of yours to undo',
	'nobody undoes a colleague');
select is(t.undoes('manager1'), 'missing: There is nothing of yours to undo',
	'nor does a manager');
revoke execute on function desk.unit_clean(uuid, jsonb, text, boolean)
	from desk_frontdesk;
select is(t.undoes(), 'role: You may not undo that any more',
	'nor who may not do it any more');
grant execute on function desk.unit_clean(uuid, jsonb, text, boolean)
	to desk_frontdesk;
set test.now = '2026-11-22 06:00-08';
select is(t.undoes(), 'Undone: 1 clean', 'after the night it is still theirs');
set test.now = '2026-11-21 14:07-08';

-- Out of order.
select is(t.did(format('unit_out_of_order(%L, ''room:212'', true, ''a leak'')',
	t.uv('room:212')), 'manager1'), 'Room 212 is out of order: a leak',
	'out of order');
select is(t.undoes('manager1'), 'Undone: Room 212 is in order again', 'undone');
select is(t.did(format('unit_out_of_order(%L, ''room:212'', true, ''a leak'')',
	t.uv('room:212')), 'manager1'), 'Room 212 is out of order: a leak',
	'again');
select to_jsonb(c) as closed from desk.counter_closed c \gset
set test.now = '2026-11-21 14:20-08';
select is(t.did(format('unit_out_of_order(%L, ''room:212'', false, ''dry'')',
	t.uv('room:212')), 'manager2'), 'Room 212 is in order again: dry',
	'in order, by another manager');
select is(t.undoes('manager2'), 'Undone: Room 212 is out of order: a leak',
	'who takes it back');
select is((select to_jsonb(c) from desk.counter_closed c), :'closed'::jsonb,
	'since when it was, by whom and why');
set test.now = '2026-11-21 14:07-08';

-- Who waits.
select t.put('room:204', 'CLEAN');
select isnt(t.visit(who, unit, ago), null, who || ' is inside')
from (values ('anna', '204', 60), ('bo', '005', 50), ('kim', '207', 40))
	v (who, unit, ago);
select t.put('room:' || n, 'DIRTY') from unnest(array[216, 218, 225, 252, 262])
	n;
create function t.look(who text) returns text
language plpgsql
as $$ begin return (select concat_ws(' ', w.status, r.number,
		to_char(w.offer_expires_at at time zone 'America/Los_Angeles',
			'HH24:MI'), w.offer_attempts, (select count(*)
			from counter.inventory_reservations i
			where i.waitlist_id = w.id and i.released_at is null))
	from counter.waitlist w left join counter.rooms r on r.id = w.room_id
	where w.id = t.place(who)); end $$;
create function t.turn() returns text
language plpgsql
as $$ begin return (select string_agg(c.name, ', ' order by p.place)
	from desk.counter_places(desk.clock()) p
	join counter.customers c on c.id = p.customer_id); end $$;
create function t.joins(unit text) returns text
language sql
as $$ select t.did(format('place_join(%L, %L, ''DOUBLE'')', t.uv(unit), unit)) $$;
select is(t.joins('room:204'), 'Lee, Anna waits for DOUBLE: number 1', 'joins');
select is(t.undoes(), 'Undone: Lee, Anna is off the waitlist', 'taken back');
select is((select concat_ws(' ', status, cancel_reason) from counter.waitlist
	where id = t.place('anna')), 'CANCELLED Joined by mistake', 'as cancelled');
select t.joins('room:204');
set test.now = '2026-11-21 14:07:01-08';
select t.joins('locker:005');
set test.now = '2026-11-21 14:07:02-08';
select t.joins('room:207');
select is(t.turn(), 'Anna Lee, Bo Larsen, Kim Weber', 'three wait');

-- A room that was cleaned by mistake, and what that led to.
select t.put('room:216', 'CLEANING');
select is(t.cleans('{room:216}'), '1 clean, 1 offered to who waits',
	'a clean room offers itself');
select is(t.look('anna'), 'OFFERED 216 14:22 1 1', 'to the first');
select is(t.undoes(), 'Undone: 1 being cleaned', 'taken back');
select is(t.look('anna'), 'ACTIVE 0 0', 'with its offer');
select is(t.audited(t.last_undo()),
	'STATUS_CHANGE room, STATUS_CHANGE waitlist', 'both on record');
select is(t.cleans('{room:216}'), '1 clean, 1 offered to who waits', 'clean');
select is(t.look('anna'), 'OFFERED 216 14:22 1 1', 'her turn was not used up');
select is(t.hears(format('place_decline(%L, %L, ''phone'')', t.pv('anna'),
	t.place('anna')), 'frontdesk2'),
	'Lee, Anna does not want Room 216 and waits on; offered to Larsen, Bo '
	'until 14:22', 'somebody else goes on with the offer');
select is(t.undoes(), 'stale: Room 216 was changed since you looked: cleaned by '
	'Ana Front, 14:07', 'then it stays');

-- Out of order, in order and offered, out of order again.
select t.put('room:218', 'CLEAN');
select is(t.did(format('unit_out_of_order(%L, ''room:218'', true, ''paint'')',
	t.uv('room:218')), 'manager1'), 'Room 218 is out of order: paint',
	'out of order');
select is(t.did(format('unit_out_of_order(%L, ''room:218'', false, null)',
	t.uv('room:218')), 'manager1'), 'Room 218 is in order again', 'in order');
select is(t.look('kim'), 'OFFERED 218 14:22 1 1', 'is offered');
select is(t.undoes('manager1'), 'Undone: Room 218 is out of order: paint',
	'until that is taken back');
select is(t.look('kim'), 'ACTIVE 0 0', 'as if it had not been');

-- An offer by hand.
select t.put('room:225', 'CLEANING');
set constraints all immediate;
set constraints all deferred;
create function t.offers(who text, unit text) returns text
language sql
as $$ select t.did(format('place_offer(%L, %L, %L)', t.pv(who), t.place(who),
	unit)) $$;
update counter.rooms set status = 'CLEAN' where number = '225';
select is(t.offers('kim', 'room:225'), 'Room 225 is offered to Weber, Kim until '
	'14:17; 1 waited longer', 'offered');
select is(t.undoes(), 'Undone: Weber, Kim waits as before, without Room 225; '
	'offered to Lee, Anna until 14:22', 'taken back, and offered on');
select is(t.look('kim'), 'ACTIVE 0 0', 'she waits as before');
select is(t.look('anna'), 'OFFERED 225 14:22 2 1', 'the next one has it');
select is(t.offers('anna', 'room:225'), 'Room 225 is offered to Lee, Anna until '
	'14:22', 'offered again');
select is(t.undoes(), 'state: They had another offer before: d declines this '
	'one', 'what was there before does not come back');

-- Declined by mistake.
create function t.declines(who text) returns text
language sql
as $$ select t.did(format('place_decline(%L, %L, ''phone'')', t.pv(who),
	t.place(who))) $$;
select is(t.declines('anna'), 'Lee, Anna does not want Room 225 and waits on; '
	'offered to Weber, Kim until 14:22', 'declined');
select is(t.undoes(), 'state: Room 225 is offered to Weber, Kim by now: they '
	'wait on', 'the turn has gone on');
select is(t.look('anna'), 'ACTIVE 3 0', 'nothing is done');
-- nobody else waits for it
update counter.waitlist set status = 'CANCELLED', cancelled_at = desk.clock(),
	cancel_reason = 'x' where id = t.place('anna');
select is(t.declines('kim'), 'Weber, Kim does not want Room 225 and waits on',
	'declined');
set test.now = '2026-11-21 14:12-08';
select is(t.undoes(), 'Undone: Weber, Kim is offered Room 225 until 14:22 '
	'again', 'given back');
select is(t.look('kim'), 'OFFERED 225 14:22 1 1', 'for no longer than before');
select is(t.declines('kim'), 'Weber, Kim does not want Room 225 and waits on',
	'declined');
set test.now = '2026-11-21 14:23-08';
select is(t.undoes(), 'state: The offer of Room 225 ran out at 14:22: they wait '
	'on', 'not after its time');
set test.now = '2026-11-21 14:13-08';
select t.put('room:225', 'DIRTY');
select is(t.undoes(), 'state: Room 225 is dirty by now: they wait on',
	'nor when the room is not free');
select t.put('room:225', 'CLEAN');
select is(t.undoes(), 'Undone: Weber, Kim is offered Room 225 until 14:22 '
	'again', 'else yes');

-- Off the waitlist by mistake.
create function t.cancels(who text) returns text
language sql
as $$ select t.did(format('place_cancel(%L, %L, null, ''phone'')', t.pv(who),
	t.place(who))) $$;
create function t.since(who text) returns text
language plpgsql
as $$ begin return (select to_char(created_at at time zone
		'America/Los_Angeles', 'HH24:MI:SS ')
	|| to_char(last_offered_at at time zone 'America/Los_Angeles',
		'HH24:MI:SS') from counter.waitlist
	where id = t.place(who)); end $$;
select t.since('kim') as since, t.place('kim') as was \gset
select is(t.cancels('kim'), 'Weber, Kim is off the waitlist', 'off');
select is(t.undoes(), 'Undone: Weber, Kim waits for DOUBLE again, with '
	'Room 225 until 14:22', 'on it again');
select is(t.look('kim'), 'OFFERED 225 14:22 1 1', 'with the room');
select is(t.since('kim'), :'since', 'and the turn that they had');
select is((select status::text from counter.waitlist where id = :'was'),
	'CANCELLED', 'a place that has ended stays so');
select is(t.cancels('bo'), 'Larsen, Bo is off the waitlist', 'another');
select is(t.undoes(), 'Undone: Larsen, Bo waits for DOUBLE again, with '
	'Room 216 until 14:22', 'in front as before');
select is(t.cancels('bo'), 'Larsen, Bo is off the waitlist', 'off');
select t.put('room:216', 'DIRTY');
select is(t.undoes(), 'Undone: Larsen, Bo waits for DOUBLE again: number 1; Room '
	'216 is dirty by now', 'without a room that is not free');
select is(t.look('bo'), 'ACTIVE 1 0', 'their turn was used once');
select is(t.cancels('bo'), 'Larsen, Bo is off the waitlist', 'off');
select is(t.joins('locker:005'), 'Larsen, Bo waits for DOUBLE: number 2',
	'who has joined anew');
select is(t.told(t.undo('frontdesk1', t.last(1))),
	'state: The visit is on the waitlist already', 'waits once');
select is(t.cancels('bo'), 'Larsen, Bo is off the waitlist', 'off');
update counter.visits set ended_at = desk.clock()
where id = t.id('visit bo');
update counter.lockers set status = 'CLEAN', assigned_to_customer_id = null
where number = '005';
select is(t.undoes(), 'state: The stay of Larsen, Bo has ended, and what it '
	'waited for with it', 'nobody waits who has left');

-- Who wants out.
insert into counter.checkout_requests (id, occupancy_id)
values (t.id('co'), t.id('block anna'));
create function t.claims(verb text, who text default 'frontdesk1')
returns text
language sql
as $$ select t.did(format('checkout_%s(%L, %L)', verb, t.cv('anna'),
	t.out('anna')), who) $$;
create function t.claim() returns text
language plpgsql
as $$ begin return (select concat_ws(' ', status, claim_expires_at > desk.clock())
	from counter.checkout_requests where id = t.id('co')); end $$;
select is(t.claims('claim'), 'The checkout of Lee, Anna is yours until 14:15',
	'claimed');
select is(t.claims('claim'), 'The checkout of Lee, Anna is yours until 14:15',
	'held on to');
select is(t.undoes(), 'state: It was yours before that: x gives the claim up',
	'there is nothing to go back to');
select is(t.claims('release'), 'The checkout of Lee, Anna is anybody''s',
	'given up');
select is(t.undoes(), 'Undone: The checkout of Lee, Anna is yours until 14:15',
	'taken again');
select is(t.claims('release'), 'The checkout of Lee, Anna is anybody''s',
	'given up');
select is(t.claims('claim'), 'The checkout of Lee, Anna is yours until 14:15',
	'claimed');
select is(t.undoes(), 'Undone: The checkout of Lee, Anna is anybody''s',
	'and given up by undoing it');
select is(t.claim(), 'CLAIMED f', 'it is anybody''s');
select is(t.claims('claim'), 'The checkout of Lee, Anna is yours until 14:15',
	'claimed');
select is(t.claims('release'), 'The checkout of Lee, Anna is anybody''s',
	'given up');
select is(t.claims('claim', 'frontdesk2'),
	'The checkout of Lee, Anna is yours until 14:15', 'somebody else has it');
select is(t.told(t.undo('frontdesk1', t.last(1))), 'clash: Ben Front has this '
	'checkout in hand until 14:15', 'then not');

-- What has no undo says what to do instead, on one line.
select is(t.did(format('unit_override(%L, ''room:202'', ''DIRTY'', ''a smell'')',
	t.uv('room:202'))), 'Room 202 is dirty: a smell', 'an override');
select is(t.undoes(), 'state: That has its reason on record: e sets it back '
	'with one', 'stands with its reason');
select is(t.did(format('unit_swap(%L, ''room:207'', %L, ''room:205'', ''noise'')',
	t.uv('room:207'), t.uv('room:205'))),
	'Weber, Kim moved from Room 207 to Room 205', 'a swap');
select is(t.undoes(), 'state: A swap has its reason on record: y swaps them '
	'back', 'is swapped back');
select is_empty($$ select a.action, desk.undo_instead(a.action)
	from (select needs as action from desk.lane_action union
		select 'checkouts_done') a
	where length(desk.undo_instead(a.action)) > 58 $$,
	'each fits the last line');
select set_eq($$ select needs from desk.lane_action
	where desk.undo_instead(needs) = 'That has no undo: change it back by '
		'hand' $$, array['lane_assign', 'lane_language',
	'lane_membership', 'lane_renew', 'lane_select', 'lane_start',
	'place_cancel', 'place_decline', 'place_join', 'unit_out_of_order',
	'checkout_release'], 'and each that has none has its own');

set constraints all immediate;
select is_empty('select * from desk.counter_verify()', 'the house adds up');
select * from finish();
rollback;
