-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the laundry's rules (domain.md 5): numbers, steps, hours, what a
-- customer may still change, places in slots, collections of a week, stops of
-- a driver and the reward for coming back.  It is Saturday 21 November 2026,
-- 23:07 at the laundry.
begin;
\ir fixture.psql
\ir platform.psql
select no_plan();

create function t.book(name text, changes jsonb default '{}',
	who text default 'ada') returns text
language sql
as $$
	select t.app(who, format('insert into platform.bookings
		(id, user_id, service_id, total_amount, pickup_date,
		pickup_time_slot, delivery_date, delivery_time_slot,
		urgency_level, subscription_id, booking_number, status)
		select x.id, x.user_id, x.service_id, 10, x.pickup_date,
		x.pickup_time_slot, x.delivery_date, x.delivery_time_slot,
		x.urgency_level, x.subscription_id, x.booking_number, x.status
		from jsonb_populate_record(null::platform.bookings, %L) x',
		jsonb_build_object('id', t.id(name), 'user_id', t.id(who),
			'service_id', t.id('classic'),
			'pickup_date', '2026-12-01',
			'pickup_time_slot', '14:00-17:00',
			'delivery_date', '2026-12-04',
			'delivery_time_slot', '14:00-17:00',
			'urgency_level', 'normal', 'status', 'pending')
		|| changes))
$$;
create function t.change(name text, what text, who text default 'ada')
returns text
language sql
as $$
	select t.app(who, format('update platform.bookings set %s where id = %L',
		what, t.id(name)))
$$;
create function t.status(name text) returns text
language sql
as $$ select status from platform.bookings where id = t.id(name) $$;
create function t.free(day date, a_slot text) returns integer
language sql
as $$
	select capacity - taken from desk.laundry_slot
	where day = free.day and slot = a_slot
$$;

-- Numbers.  Paris is an hour ahead of UTC and has the 22nd before London.
select is(array_agg(booking_number order by booking_number),
	array['BK-20261121-000001', 'BK-20261121-000002'],
	'bookings are counted from 1 each day')
from platform.bookings;
set test.now = '2026-11-21 23:30:00+00';
select t.laundry('later', who => 'dora');
select is((select booking_number from platform.bookings
	where id = t.id('later')), 'BK-20261122-000001',
	'the day is the laundry''s');
set test.now = '2026-11-21 14:07:00-08';
select is(t.book('brought', '{"booking_number": "BK-20261122-000041"}'), 'ok 1',
	'a number may be brought along');
select is(t.book('taken', '{"booking_number": "BK-20261122-000041"}'),
	'bookings_number_key', 'but only once');
set test.now = '2026-11-21 23:30:00+00';
select t.laundry('after', who => 'dora');
select is((select booking_number from platform.bookings
	where id = t.id('after')), 'BK-20261122-000042', 'and counts');
set test.now = '2026-11-21 14:07:00-08';
select is(t.change('brought', 'booking_number = ''BK-20261122-000040'''),
	'The number of a booking does not change', 'a number stays');
insert into desk.booking_number_day values ('20261123', 999999);
set test.now = '2026-11-23 12:00:00+00';
select throws_ok($$ select t.laundry('too many') $$, '23514', null,
	'a day has 999999 numbers');
set test.now = '2026-11-21 14:07:00-08';

-- Hours between collection and delivery.
select is(t.book(what, changes), said, what)
from (values
	('classic, 72 hours', '{}'::jsonb, 'ok 1'),
	('classic, a slot earlier',
		'{"delivery_time_slot": "09:00-12:00"}',
		'The delivery is at least 72 hours after the collection'),
	('express, 24 hours', '{"urgency_level": "express",
		"delivery_date": "2026-12-02"}', 'ok 1'),
	('express, a slot earlier', '{"urgency_level": "express",
		"delivery_date": "2026-12-02",
		"delivery_time_slot": "09:00-12:00"}',
		'The delivery is at least 24 hours after the collection'),
	('the express service', jsonb_build_object('service_id', t.id('EXPRESS'),
		'delivery_date', '2026-12-02'), 'ok 1'),
	('a service that is none', jsonb_build_object('service_id', t.id('x')),
		'bookings_service_fkey'),
	('for somebody else', jsonb_build_object('user_id', t.id('bea')),
		'42501'),
	('confirmed at once', '{"status": "confirmed"}',
		'A booking does not begin as confirmed'))
	q (what, changes, said);

-- Every step of the machine, and no other (version A), by the service.
create temporary table step as
select f.state as from_state, unnest(f.targets) as to_state
from (values ('pending', array['confirmed', 'cancelled']),
	('confirmed', array['collecting', 'cancelled']),
	('collecting', array['processing']), ('processing', array['ready']),
	('ready', array['delivering']), ('delivering', array['completed']))
	f (state, targets);
create temporary table state as
select unnest(array['pending', 'confirmed', 'collecting', 'processing',
	'ready', 'delivering', 'completed', 'cancelled']) as state;
create function t.steps(was text, becomes text) returns text
language plpgsql
as $$
declare
	said text;
begin
	alter table platform.bookings disable trigger user;
	update platform.bookings set status = was
	where id = t.id('classic, 72 hours');
	alter table platform.bookings enable trigger user;
	said := t.change('classic, 72 hours',
		format('status = %L', becomes), 'service');
	if said = 'ok 1' then
		raise exception using errcode = 'XX999';
	end if;
	return said;
exception when sqlstate 'XX999' then
	return 'ok 1';
end
$$;
select is(t.steps(a.state, b.state), case
	when a.state = b.state or exists (select from step
		where (from_state, to_state) = (a.state, b.state)) then 'ok 1'
	else format('A booking that is %s does not become %s', a.state,
		b.state) end, a.state || ' to ' || b.state)
from state a, state b
order by a.state, b.state;
-- the last refusal left it somewhere
alter table platform.bookings disable trigger user;
update platform.bookings set status = 'pending'
where id = t.id('classic, 72 hours');
alter table platform.bookings enable trigger user;

-- Changes and cancellations by a customer.
select is(t.book('mine'), 'ok 1', 'a booking of ada''s');
select is(t.change('mine', what), said, what)
from (values ('total_amount = 12', 'ok 1'),
	('pickup_date = ''2026-11-30''', 'ok 1'),
	('pickup_date = ''2026-12-03''',
		'The delivery is at least 72 hours after the collection'),
	('pickup_date = ''2026-11-21'', pickup_time_slot = ''18:00-21:00''',
		'That collection would be past'),
	('pickup_date = ''2026-11-22'', pickup_time_slot = ''09:00-12:00''',
		'ok 1'),
	('status = ''cancelled''',
		'A booking is cancelled at least 24 hours before its collection'),
	('pickup_time_slot = ''18:00-21:00''', 'ok 1'),
	-- 18:00 is 18:53 away
	('status = ''cancelled''',
		'A booking is cancelled at least 24 hours before its collection'),
	('pickup_date = ''2026-11-23'', pickup_time_slot = ''09:00-12:00''',
		'ok 1'),
	('status = ''cancelled'', cancellation_reason = ''travelling''',
		'ok 1'),
	('pickup_date = ''2026-12-10'', delivery_date = ''2026-12-20''',
		'A booking that is cancelled is not changed any more'),
	('status = ''pending''',
		'A booking that is cancelled does not become pending'))
	q (what, said);
select is(t.book('soon', '{"pickup_date": "2026-11-22"}'), 'ok 1',
	'a booking for tomorrow');
select is(t.change('soon', 'status = ''cancelled''', 'hugo'),
	'A booking is cancelled at least 24 hours before its collection',
	'the house''s application does not cancel late either');
select is(t.desk(format('update platform.bookings set status = ''cancelled'',
	cancellation_reason = ''machine broken'' where id = %L', t.id('soon'))),
	'ok 1', 'a function of desk may, with its reason');

-- Places in a slot: both stops of a booking take one.
update desk.setting set value = '2' where (system, key)
	= ('platform', 'slot_capacity');
create function t.in_slot(name text, changes jsonb default '{}') returns text
language sql
as $$
	select t.book(name, '{"pickup_date": "2027-01-05", "delivery_date":
		"2027-01-08"}'::jsonb || changes)
$$;
select is(t.in_slot('first'), 'ok 1', 'one');
select is(t.free('2027-01-05', '14:00-17:00'), 1, 'takes a place');
select is(t.free('2027-01-08', '14:00-17:00'), 1, 'and one for its delivery');
select is(t.in_slot('second', '{"delivery_date": "2027-01-09"}'), 'ok 1',
	'the last place');
select is(t.in_slot('third'), 'laundry_slot_fits', 'is the last');
select is(t.in_slot('third', '{"pickup_time_slot": "09:00-12:00"}'), 'ok 1',
	'the slot before is another');
select is(t.in_slot('fourth', '{"pickup_date": "2027-01-02",
	"delivery_date": "2027-01-05"}'), 'laundry_slot_fits',
	'deliveries and collections share a slot');
select is(t.change('second', 'pickup_time_slot = ''18:00-21:00'''), 'ok 1',
	'one that moves');
select is(t.in_slot('fourth', '{"delivery_date": "2027-01-10"}'), 'ok 1',
	'leaves its place to the next');
select is(t.change('second', 'pickup_time_slot = ''14:00-17:00'''),
	'laundry_slot_fits', 'and does not come back');
select is(t.change('fourth', 'status = ''cancelled'''), 'ok 1',
	'one that is cancelled');
select is(t.change('second', 'pickup_time_slot = ''14:00-17:00'''), 'ok 1',
	'leaves its place, too');
select is(t.app('ada', format('delete from platform.bookings where id = %L',
	t.id('second'))), 'ok 1', 'one that is deleted');
select is(t.free('2027-01-05', '14:00-17:00'), 1, 'leaves its place');
select is(t.app('ada', format('insert into platform.bookings (user_id,
	service_id, total_amount, pickup_date, pickup_time_slot, delivery_date,
	delivery_time_slot) select %L, %L, 1, ''2027-02-01'', ''14:00-17:00'',
	date ''2027-02-10'' + n, ''14:00-17:00'' from generate_series(1, 3) n',
	t.id('ada'), t.id('classic'))), 'laundry_slot_fits',
	'three in one statement do not fit into two');
select is_empty('select * from desk.platform_verify()',
	'the counters are right');
update desk.setting set value = '40' where (system, key)
	= ('platform', 'slot_capacity');

-- Collections of a week: two for this plan, from Monday to Sunday.
create function t.weekly(name text, pickup date, changes jsonb default '{}',
	who text default 'ada')
returns text
language sql
as $$
	select t.book(name, jsonb_build_object('service_id', t.id('monthly_sub'),
		'subscription_id', t.id('sub ' || who), 'pickup_date', pickup,
		'delivery_date', pickup + 3) || changes, who)
$$;
select is(t.weekly('monday', '2026-12-14'), 'ok 1', 'one on Monday');
select is(t.weekly('sunday', '2026-12-20'), 'ok 1', 'one on Sunday');
select is(t.weekly('wednesday', '2026-12-16'), 'collection_week_granted_check',
	'a third is one too many');
select is(t.weekly('next monday', '2026-12-21'), 'ok 1',
	'the next Monday is another week');
select is(t.change('next monday', 'pickup_date = ''2026-12-20'''),
	'collection_week_granted_check', 'into which nothing moves back');
select is(t.change('sunday', 'status = ''cancelled'''), 'ok 1',
	'a cancelled one');
select is(t.weekly('wednesday', '2026-12-16'), 'ok 1', 'is there again');
select is(t.weekly('none', '2026-12-28', '{"subscription_id": null}'),
	'That service needs a subscription', 'no subscription');
select is(t.weekly('hers', '2026-12-28', jsonb_build_object('subscription_id',
	t.id('sub one'))), 'bookings_subscription_fkey',
	'nor somebody else''s');
select is(t.book('classic with', jsonb_build_object('subscription_id',
	t.id('sub ada'))), 'That service is not part of a subscription',
	'a single service takes none');
update platform.subscriptions set status = 'paused' where id = t.id('sub ada');
select is(t.weekly('paused', '2026-12-28'), 'The subscription is paused',
	'a paused subscription');
update platform.subscriptions set status = 'active' where id = t.id('sub ada');
select is(t.weekly('active', '2026-12-28'), 'ok 1', 'goes on when it does');
update platform.subscriptions set plan_id = t.id('office')
where id = t.id('sub ada');
select is(t.weekly('office', '2026-12-30'), 'ok 1',
	'what was granted for a week stays');
select is(t.weekly('office 2', '2027-01-04'), 'collection_week_granted_check',
	'a plan without collections grants none later');
select is_empty('select * from desk.platform_verify()',
	'the counters are right');

-- Stops take their booking along.
create function t.stop(name text, booking text, kind text) returns text
language sql
as $$
	select t.app('hugo', format('insert into platform.delivery_assignments
		(id, booking_id, driver_id, assignment_type)
		values (%L, %L, %L, %L)', t.id(name), t.id(booking),
		t.id('driver'), kind))
$$;
create function t.drive(name text, becomes text) returns text
language sql
as $$
	select t.app('emil', format('update platform.delivery_assignments
		set status = %L, completed_at = case %1$L when ''completed''
		then ''infinity''::timestamptz end where id = %2$L', becomes,
		t.id(name)))
$$;
select is(t.drive('stop', 'in_progress'),
	'A booking that is pending does not become collecting',
	'a booking is confirmed before somebody drives');
select is(t.change('ada wash', 'status = ''confirmed''', 'service'), 'ok 1',
	'confirmed');
select is(t.drive('stop', 'in_progress'), 'ok 1', 'a stop begins');
select is(t.status('ada wash'), 'collecting', 'and its booking with it');
select is(t.drive('stop', 'assigned'),
	'A stop that is in progress does not become assigned', 'not backwards');
select is(t.stop('delivery', 'ada wash', 'delivery'), 'ok 1', 'a delivery');
select is(t.stop('again', 'ada wash', 'delivery'),
	'delivery_assignments_stop_key', 'has one driver');
select is(t.stop('third', 'bea wash', 'pickup'), 'driver_load_fits',
	'this driver takes two stops');
select is(t.drive('delivery', 'in_progress'),
	'A booking that is collecting does not become delivering',
	'nothing is delivered before it is washed');
select is(t.drive('stop', 'completed'), 'ok 1', 'a stop that is done');
select is(t.stop('third', 'bea wash', 'pickup'), 'ok 1',
	'makes room for the next');
select is(t.app('hugo', format('update platform.delivery_drivers
	set max_capacity = 1 where id = %L', t.id('driver'))),
	'driver_load_fits', 'a driver does not shrink below what is open');
select is(t.app('hugo', format('update platform.delivery_drivers
	set max_capacity = 3 where id = %L', t.id('driver'))), 'ok 1',
	'but may grow');
select is(t.change('ada wash', 'status = ''processing''', 'service'), 'ok 1',
	'washed');
select is(t.change('ada wash', 'status = ''ready''', 'service'), 'ok 1', 'dry');
select is(t.drive('delivery', 'in_progress'), 'ok 1', 'on its way');
select is(t.status('ada wash'), 'delivering', 'and its booking with it');
select is(t.change('bea wash', 'status = ''cancelled''', 'bea'), 'ok 1',
	'a booking that is cancelled');
select is((select status from platform.delivery_assignments
	where id = t.id('third')), 'cancelled', 'has no stop to come');
select is((select taken from desk.driver_load where driver_id = t.id('driver')),
	1, 'and the driver room again');
select is_empty('select * from desk.platform_verify()',
	'the counters are right');

-- Every tenth order of a subscription earns a free collection.
create function t.complete(name text) returns void
language plpgsql
as $$
declare
	state text;
begin
	foreach state in array array['confirmed', 'collecting', 'processing',
		'ready', 'delivering', 'completed'] loop
		update platform.bookings set status = state
		where id = t.id(name);
	end loop;
end
$$;
create function t.rewards(who text) returns text
language sql
as $$
	select format('%s orders, %s of %s used', completed_orders,
		free_collections_used, free_collections_earned)
	from platform.loyalty_rewards where user_id = t.id(who)
$$;
select t.complete('after');
select is(t.rewards('dora'), null, 'a single order earns nothing');
select t.complete('monday');
select is(t.rewards('ada'), '19 orders, 0 of 1 used', 'one more counts');
select t.complete('wednesday');
select is(t.rewards('ada'), '20 orders, 0 of 2 used', 'the twentieth earns');
select is(t.app('service', 'update platform.loyalty_rewards
	set free_collections_used = 3'), 'loyalty_rewards_used_check',
	'no more are used than earned');
select is(t.app('service', 'update platform.loyalty_rewards
	set free_collections_used = 2'), 'ok 1', 'all may be');
update desk.setting set value = '1' where (system, key)
	= ('platform', 'orders_for_collection');
delete from platform.loyalty_rewards;
select t.complete('next monday');
select is(t.rewards('ada'), '1 orders, 0 of 1 used', 'the first row counts too');

-- A rebuild finds what triggers kept.
create temporary table kept as
select 'slot' as what, day::text || slot as key, taken from desk.laundry_slot
where taken > 0
union all select 'week', subscription_id::text || week, used
from desk.collection_week where used > 0
union all select 'driver', driver_id::text, taken from desk.driver_load;
select desk.platform_rebuild();
select set_eq('table kept', $$
	select 'slot' as what, day::text || slot as key, taken
	from desk.laundry_slot
	union all select 'week', subscription_id::text || week, used
	from desk.collection_week
	union all select 'driver', driver_id::text, taken
	from desk.driver_load $$, 'a rebuild comes to the same');
update desk.laundry_slot set taken = taken - 1
where day = '2026-12-17' and taken > 0;
select isnt_empty('select * from desk.platform_verify()',
	'and verify would see a difference');

select * from finish();
rollback;
