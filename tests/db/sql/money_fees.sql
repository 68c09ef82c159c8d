-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a booking costs: every vector of domain.md 2.4 and the decisions at
-- its head, one case each.
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

insert into club.membership_tiers (id, name, slug) values
	(11, 'Premium', 'premium'), (12, 'Half', 'half'),
	(13, 'Broken', 'broken'), (14, 'Cheap', 'cheap'), (15, 'Free', 'free');
insert into club.tier_feature_values (tier_id, feature_id, value)
select v.tier, f.id, v.value
from (values (11, 'daily_sim_minutes', '90'),
	(11, 'guest_passes_per_month', '8'),
	(11, 'daily_conf_room_minutes', '60'),
	(12, 'daily_sim_minutes', '998'),
	(13, 'daily_sim_minutes', 'many'), (13, 'guest_fee_cents', '-5'),
	(14, 'daily_sim_minutes', '60'), (14, 'guest_fee_cents', '1000'),
	(15, 'unlimited_access', 'true')) as v (tier, key, value)
join club.tier_features f on f.feature_key = v.key;
insert into club.users (id, email, name, tier_id, role, membership_status)
values ('prem', 'prem@example.com', 'Petra Premium', 11, 'member', 'active'),
	('half', 'half@example.com', 'Hal Half', 12, 'member', 'active'),
	('brok', 'brok@example.com', 'Bo Broken', 13, 'member', 'active'),
	('cheap', 'cheap@example.com', 'Cy Cheap', 14, 'member', 'trialing'),
	('free', 'free@example.com', 'Fay Free', 15, 'member', 'past_due'),
	('none', 'none@example.com', 'Nick Notier', null, 'member', 'active'),
	('boss', 'boss@example.com', 'Bea Boss', null, 'admin', 'active'),
	('pro', 'pro@example.com', 'Gil Pro', null, 'member', 'active'),
	('gone', 'gone@example.com', 'Gus Gone', 11, 'member',
		'former_member'),
	('day', 'day@example.com', 'Dee Day', null, 'visitor', 'visitor');
insert into club.staff_users (email, name, role)
values ('PRO@example.com', 'Gil Pro', 'golf_instructor');

-- Alone.
select is(t.price(1, who, minutes), wanted, what)
from (values
	('anna', 90, '2500: 2500 60 of 60 free minutes, 30 over',
		'Core, 90 minutes alone: 30 over'),
	('anna', 60, '0: 0 60 of 60 free minutes', 'Core, its hour'),
	('anna', 30, '0: 0 30 of 60 free minutes', 'Core, half of it'),
	('dan', 60, '5000: 5000 60 minutes, none free',
		'Social alone, 60 minutes'),
	('vip', 360, '0: 0 unlimited', '999 minutes are no limit'),
	('half', 360, '0: 0 360 of 998 free minutes', '998 are one'),
	('free', 360, '0: 0 unlimited', 'unlimited access'),
	('prem', 120, '2500: 2500 90 of 90 free minutes, 30 over',
		'Premium, 30 over'),
	('prem', 360, '22500: 22500 90 of 90 free minutes, 270 over',
		'nine blocks'),
	('brok', 60, '5000: 5000 60 minutes, none free',
		'a tier whose minutes are no number gives none'),
	('none', 60, '5000: 5000 60 minutes, none free', 'no tier'),
	('boss', 120, '0: 0 staff', 'an administrator pays nothing'),
	('pro', 120, '0: 0 staff', 'an instructor pays nothing'),
	('sus', 60, '5000: 5000 60 minutes, none free, membership suspended',
		'a suspended member has no free minutes'),
	('gone', 60,
		'5000: 5000 60 minutes, none free, membership former member',
		'nor has a former one'),
	('day', 60, '5000: 5000 60 minutes, none free, membership visitor',
		'nor a visitor with an account'),
	(null, 60, '5000: 5000 day pass', 'a non-member buys a day pass'),
	(null, 300, '5000: 5000 day pass', 'whatever the length')
) v (who, minutes, wanted, what);

-- With others: the time is split, a guest is one guest fee.
select is(t.price(1, who, minutes, with_whom, declared), wanted, what)
from (values
	('dan', 60, '[{"guest":"Mo Lee"}]'::jsonb, 2,
		'5000: 2500 30 minutes, none free; 2500 guest fee',
		'Social with a guest: allowed and charged, 25 and 25'),
	('anna', 60, '[{"guest":"Mo Lee"}]', 2,
		'2500: 0 30 of 60 free minutes; 2500 guest fee',
		'the guest''s half is not moved to the owner'),
	('anna', 120, '[{"member":"igor"},{"member":"dan"}]', 3,
		'5000: 0 40 of 60 free minutes; 0 40 of 60 free minutes; '
		'5000 40 minutes, none free',
		'each member by their own tier'),
	('anna', 60, '[]', 4, '0: 0 15 of 60 free minutes',
		'empty declared slots split the time and cost nothing'),
	('anna', 100, '[{"member":"igor"},{"member":"mia"}]', 1,
		'0: 0 33 of 60 free minutes; 0 33 of 60 free minutes; '
		'0 33 of 60 free minutes',
		'more come than were declared: the actual number counts'),
	('anna', 60, '[{"guest":"Guest 1"}]', 2,
		'2500: 0 30 of 60 free minutes; 2500 guest fee, no name yet',
		'a placeholder costs a guest fee'),
	('anna', 60, '[{"member":"sus"}]', 2,
		'2500: 0 30 of 60 free minutes; 2500 membership suspended, '
		'as a guest',
		'a suspended companion is charged like a guest'),
	('anna', 60, '[{"guest":"Igor P","email":"IGOR@example.com"}]', 2,
		'0: 0 30 of 60 free minutes; 0 30 of 60 free minutes',
		'a guest who is a member pays no guest fee'),
	('anna', 60, '[{"guest":"S","email":"sus@example.com"}]', 2,
		'2500: 0 30 of 60 free minutes; 2500 guest fee',
		'but a suspended one does'),
	('anna', 60, '[{"member":"boss"}]', 2,
		'0: 0 30 of 60 free minutes; 0 staff',
		'staff who play along pay nothing'),
	('boss', 60, '[{"guest":"Mo Lee"}]', 2,
		'2500: 0 staff; 2500 guest fee', 'their guests do'),
	('cheap', 60, '[{"guest":"Mo Lee"}]', 2,
		'1000: 0 30 of 60 free minutes; 1000 guest fee',
		'a tier may set the guest fee'),
	('brok', 60, '[{"guest":"Mo Lee"}]', 2,
		'5000: 2500 30 minutes, none free; 2500 guest fee',
		'but not to nonsense'),
	('anna', 60, '[{"guest":"Mo Lee","pass":true}]', 2,
		'0: 0 30 of 60 free minutes; 0 guest pass',
		'a pass that is used already covers its guest'),
	(null, 60, '[{"guest":"Mo Lee"},{"member":"vip"}]', 3,
		'7500: 5000 day pass; 2500 guest fee; 0 unlimited',
		'a non-member with company')
) v (who, minutes, with_whom, declared, wanted, what);

-- The conference room is its owner's, whole.
select is(t.price(5, who, minutes, with_whom), wanted, what)
from (values
	('prem', 90, '[{"guest":"Mo"},{"member":"anna"}]'::jsonb,
		'2500: 2500 60 of 60 free minutes, 30 over; '
		'0 the room is the owner''s; 0 the room is the owner''s',
		'full duration, owner only, no guest fees'),
	('anna', 30, '[]', '2500: 2500 30 minutes, none free',
		'a tier without minutes for it'),
	(null, 60, '[]', '2500: 2500 day pass', 'a workspace day pass')
) v (who, minutes, with_whom, wanted, what);

-- Marginal: only bookings earlier that day count, by start, then id.
select t.lay(1, '2026-11-24 10:00', 60, 'anna', declared => 2,
	companions => '[{"member":"igor"}]') as ten \gset
select is(t.price(2, 'anna', 60),
	'2500: 2500 30 of 60 free minutes, 30 over, 30 used before',
	'half an hour was used at ten');
select is(t.price(2, 'igor', 60),
	'2500: 2500 30 of 60 free minutes, 30 over, 30 used before',
	'by the one who played along as well');
select is(t.price(2, 'anna', 60, at => '2026-11-24 08:30'),
	'0: 0 60 of 60 free minutes', 'not by a booking before it');
select is(t.price(2, 'anna', 60, at => '2026-11-25 12:00'),
	'0: 0 60 of 60 free minutes', 'nor on another day');
select is(t.price(5, 'prem', 60), '0: 0 60 of 60 free minutes',
	'the room and the bays have minutes of their own');
select t.lay(2, '2026-11-24 15:00', 60, 'anna') as three \gset
select is(t.owes(:three), 2500, 'the later one owes what is over');
select t.lay(3, '2026-11-24 18:00', 90, 'anna') as six \gset
select is(t.owes(:six), 7500,
	'all of the third is over: 30 + 60 + 90 of 60 minutes');
select is((select t.heads(:six)), 'owner Anna Lee pending 7500',
	'to the block: overage(180) - overage(90)');

-- The day changes, and what is not settled follows.
select is(t.owes(:ten), 0, 'the first is free');
update club.booking_requests set status = 'cancelled' where id = :ten;
select is(t.owes(:three), 0, 'the second is free once the first is gone');
select is(t.owes(:six), 7500, 'the third is over by as much again');
select is(t.price(2, 'igor', 60), '0: 0 60 of 60 free minutes',
	'a cancelled booking uses up nothing');
select is(t.owes(:ten), 0, 'and costs nothing');
update club.booking_requests set status = 'cancellation_pending'
where id = :three;
select is(t.owes(:six), 2500, 'nor does one that is being cancelled');
update club.booking_requests set status = 'cancelled' where id = :three;

-- Equal starts: the id decides, for a booking that is being moved too.
select t.lay(1, '2026-11-26 12:00', 60, 'mia') as first \gset
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, status, origin)
values ('mia', 3, '2026-11-26', '12:00', '13:00', 60, 'approved',
	'trackman_import') returning id as second \gset
select is(t.owes(:first) || ' ' || t.owes(:second), '0 5000',
	'of two that start at once the older is the earlier');
select is(desk.booking_price(1, '2026-11-26 12:00', 60, 'mia', 1, '[]',
	:first) ->> 'price_minor', '0', 'priced anew, the older stays so');
select is(desk.booking_price(3, '2026-11-26 12:00', 60, 'mia', 1, '[]',
	:second) ->> 'price_minor', '5000', 'and the younger too');

-- A lapsed request uses up nothing.
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes)
values ('igor', 1, '2026-11-21', '15:00', '16:00', 60) returning id
	as asked \gset
select is(t.price(2, 'igor', at => '2026-11-21 19:00'),
	'5000: 5000 60 minutes over the 60 free, 60 used before',
	'a request that waits counts');
select t.at('2026-11-21 15:01:00-08');
select is(t.price(2, 'igor', at => '2026-11-21 19:00'),
	'0: 0 60 of 60 free minutes', 'until its start has passed');
select is(t.owes(:asked), 0, 'then it owes nothing itself');
select t.at('2026-11-21 14:07:00-08');

-- Nonsense neither overflows nor pays anything back.
select is(t.price(1, 'anna', minutes, declared => players), wanted, what)
from (values
	(2147483647, 1, '115000: 115000 60 of 60 free minutes, 1380 over',
		'a length beyond all days is a day'),
	(-60, 1, '0: 0 0 of 60 free minutes', 'a negative length is none'),
	(60, 2147483647, '0: 0 0 of 60 free minutes', 'all of mankind'),
	(60, -3, '0: 0 60 of 60 free minutes', 'fewer than nobody'),
	(0, 0, '0: 0 0 of 60 free minutes', 'nothing at all')
) v (minutes, players, wanted, what);
select throws_ok(format('select desk.booking_price(1, ''2026-11-24 12:00'', '
	'60, ''anna'', 1, %L, null)', companions), 'OD001', said, what)
from (values
	('[{"member":"nobody"}]', 'There is no such member', 'a stranger'),
	('{"member":"igor"}', 'Companions are a list', 'no list'),
	('["igor"]', 'Companions are a list', 'a list of texts'),
	('[{"guest":"   "}]', 'A guest needs a name, or "Guest 1" for now',
		'a blank name')
) v (companions, said, what);

-- What many bookings owe is what each of them owes.
select set_eq('select * from desk.bookings_owed(array(
		select id from club.booking_requests))',
	'select id, t.owes(id) from club.booking_requests
		where t.owes(id) > 0',
	'asked all at once and one by one');

-- An import that nobody has matched owes nothing; its guests' names are not
-- known either.
insert into club.booking_requests (user_name, resource_id, request_date,
	start_time, end_time, duration_minutes, status, origin, is_unmatched)
values ('J. Doe', 3, '2026-11-27', '12:00', '13:00', 60, 'approved',
	'trackman_import', true) returning id as whose \gset
select is(t.heads(:whose), 'owner J. Doe pending 0', 'nobody''s import is free');

-- A request without a session names its people in JSON, whatever they wrote.
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, declared_player_count,
	request_participants)
values ('mia', 3, '2026-11-28', '12:00', '13:00', 60, 3,
	'[{"type":"member","userId":"igor"},{"type":"guest","name":"Mo"},
	  7, null, [], {"userId":["x"]}, "Eve"]') returning id as asks \gset
select is(t.heads(:asks), 'owner García López, María pending 0; '
	'guest Guest pending 2500; member Igor Petrov pending 0; '
	'guest Mo pending 2500', 'a request is priced before its session');

select * from finish();
rollback;
