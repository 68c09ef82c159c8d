-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what may follow what, how much of everything there is, and the
-- settings of the laundry (domain.md 5).  Whatever is limited is a counter
-- with a check, moved by triggers and never summed (database.md 3, 7).

set role desk_owner;

insert into desk.setting (system, key, value) values
	('platform', 'zone', 'Europe/Paris'),
	('platform', 'currency', 'EUR'),
	-- stops, collections and deliveries together, of one slot of a day
	('platform', 'slot_capacity', '40'),
	-- from the slot of the collection to that of the delivery
	('platform', 'classic_hours', '72'),
	('platform', 'express_hours', '24'),
	-- a customer cancels until so long before the collection
	('platform', 'cancel_hours', '24'),
	-- completed orders of a subscription for a free collection
	('platform', 'orders_for_collection', '10');

-- The last number given on a day, 'YYYYMMDD'.
create table desk.booking_number_day (
	day text not null,
	last integer not null,
	constraint booking_number_day_pkey primary key (day),
	constraint booking_number_day_last_check
		check (last between 0 and 999999)
);

create table desk.laundry_slot (
	day date not null,
	slot text not null,
	taken integer not null,
	capacity integer not null,
	constraint laundry_slot_pkey primary key (day, slot),
	constraint laundry_slot_taken_check check (taken >= 0),
	constraint laundry_slot_fits check (taken <= capacity)
);

-- Collections of a subscription in the week that begins on a Monday.  What is
-- not used is lost: the next week is another row.
create table desk.collection_week (
	subscription_id uuid not null,
	week date not null,
	used integer not null,
	granted integer not null,
	constraint collection_week_pkey primary key (subscription_id, week),
	constraint collection_week_subscription_fkey
		foreign key (subscription_id)
		references platform.subscriptions (id) on delete cascade,
	constraint collection_week_monday_check
		check (extract(isodow from week) = 1),
	constraint collection_week_used_check check (used >= 0),
	constraint collection_week_granted_check check (used <= granted)
);

-- Open stops of a driver.
create table desk.driver_load (
	driver_id uuid not null,
	taken integer not null,
	capacity integer not null,
	constraint driver_load_pkey primary key (driver_id),
	constraint driver_load_driver_fkey foreign key (driver_id)
		references platform.delivery_drivers (id) on delete cascade,
	constraint driver_load_taken_check check (taken >= 0),
	constraint driver_load_fits check (taken <= capacity)
);

-- capacity null: as often as one likes.
create table desk.coupon_load (
	coupon_id uuid not null,
	taken integer not null,
	capacity integer,
	constraint coupon_load_pkey primary key (coupon_id),
	constraint coupon_load_coupon_fkey foreign key (coupon_id)
		references platform.coupons (id) on delete cascade,
	constraint coupon_load_taken_check check (taken >= 0),
	constraint coupon_load_fits check (taken <= capacity)
);

-- Money of a booking or an invoice: what is on its way back counts as gone.
create table desk.platform_paid (
	payable uuid not null,
	paid numeric(12, 2) not null,
	refunded numeric(12, 2) not null,
	pending numeric(12, 2) not null,
	constraint platform_paid_pkey primary key (payable),
	constraint platform_paid_amounts_check
		check (refunded >= 0 and pending >= 0),
	constraint platform_paid_refund_check
		check (refunded + pending <= paid)
);

-- Booking states version A.
insert into desk.transition (machine, from_state, to_state)
select 'platform.' || m.machine, m.state, unnest(m.targets)
from (values
	('booking', '', array['pending']),
	('booking', 'pending', array['confirmed', 'cancelled']),
	('booking', 'confirmed', array['collecting', 'cancelled']),
	('booking', 'collecting', array['processing']),
	('booking', 'processing', array['ready']),
	('booking', 'ready', array['delivering']),
	('booking', 'delivering', array['completed']),

	('booking_payment', '', array['pending', 'paid', 'failed']),
	('booking_payment', 'pending', array['paid', 'failed']),
	('booking_payment', 'failed', array['pending', 'paid']),
	('booking_payment', 'paid', array['refunded']),

	('assignment', '', array['assigned']),
	('assignment', 'assigned', array['in_progress', 'cancelled']),
	('assignment', 'in_progress', array['completed', 'cancelled']),

	('invitation', '', array['pending']),
	('invitation', 'pending', array['accepted', 'declined', 'expired',
		'revoked']),

	-- as the payment provider moves them
	('subscription', '', array['trialing', 'active']),
	('subscription', 'trialing', array['active', 'past_due', 'unpaid',
		'paused', 'canceled']),
	('subscription', 'active', array['past_due', 'unpaid', 'paused',
		'canceled']),
	('subscription', 'past_due', array['active', 'unpaid', 'canceled']),
	('subscription', 'unpaid', array['active', 'past_due', 'canceled']),
	('subscription', 'paused', array['active', 'past_due', 'canceled']),

	('invoice', '', array['draft', 'open', 'paid']),
	('invoice', 'draft', array['open', 'paid', 'void']),
	('invoice', 'open', array['paid', 'void', 'uncollectible']),
	('invoice', 'uncollectible', array['paid', 'void']),

	-- a notification may be the first that is heard of one
	('transaction', '', array['pending', 'requires_action', 'succeeded',
		'failed', 'canceled']),
	('transaction', 'pending', array['requires_action', 'succeeded',
		'failed', 'canceled']),
	('transaction', 'requires_action', array['pending', 'succeeded',
		'failed', 'canceled']),
	('transaction', 'failed', array['pending', 'requires_action',
		'succeeded', 'canceled']),

	('experiment', '', array['draft']),
	('experiment', 'draft', array['running', 'archived']),
	('experiment', 'running', array['paused', 'completed']),
	('experiment', 'paused', array['running', 'completed']),
	('experiment', 'completed', array['archived'])
) as m (machine, state, targets);

reset role;
