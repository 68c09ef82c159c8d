-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club's bays, tiers and reasons (domain.md 2.1, 2.4).
-- Laid once; what is renamed or removed by hand afterwards stays so.

set role desk_owner;

insert into club.resources (name, type, description, sort_order, capacity)
select r.*
from (values
	('Simulator Bay 1', 'simulator', 'by the entrance', 1, 6),
	('Simulator Bay 2', 'simulator', 'left-handed mats', 2, 6),
	('Simulator Bay 3', 'simulator', null, 3, 6),
	('Simulator Bay 4', 'simulator', 'with the sofa', 4, 6),
	('Conference Room', 'conference_room', 'screen and whiteboard', 5, 12)
) as r (name, type, description, sort_order, capacity)
where not exists (select from desk.demo_day)
on conflict do nothing;

insert into desk.label (system, kind, key, label)
select 'club', 'resource', r.id::text, 'Conference'
from club.resources r
where r.name = 'Conference Room'
  and not exists (select from desk.demo_day)
on conflict do nothing;

insert into club.membership_tiers (name, slug, monthly_price_cents)
select t.*
from (values
	('Social', 'social', 9500),
	('Core', 'core', 25000),
	('Premium', 'premium', 42500),
	('Corporate', 'corporate', 35000),
	('VIP', 'vip', 95000)
) as t (name, slug, price)
where not exists (select from desk.demo_day)
on conflict do nothing;

insert into club.tier_feature_values (tier_id, feature_id, value)
select t.id, f.id, v.value
from (values
	('Social', '0', '0', '0', '7', 'false'),
	('Core', '60', '60', '4', '7', 'false'),
	('Premium', '90', '90', '8', '10', 'false'),
	('Corporate', '90', '240', '15', '14', 'false'),
	('VIP', '999', '999', '999', '14', 'true')
) as r (tier, simulator, conference, passes, ahead, unlimited)
cross join lateral (values
	('daily_sim_minutes', r.simulator),
	('daily_conf_room_minutes', r.conference),
	('guest_passes_per_month', r.passes),
	('booking_window_days', r.ahead),
	('guest_fee_cents', '2500'),
	('can_book_simulators', 'true'),
	('unlimited_access', r.unlimited)
) as v (key, value)
join club.membership_tiers t on t.name = r.tier
join club.tier_features f on f.feature_key = v.key
where not exists (select from desk.demo_day)
on conflict do nothing;

insert into club.closure_reasons (label, sort_order)
select r.label, r.position
from unnest(array['Private event', 'Maintenance', 'Tournament',
	'Staff training', 'Weather'])
	with ordinality as r (label, position)
where not exists (select from desk.demo_day)
on conflict do nothing;

reset role;
