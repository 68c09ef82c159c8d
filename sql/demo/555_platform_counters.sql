-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's counters, made anew after history was laid and
-- before today's bookings count on: numbers, slots, collections, money.

set role desk_owner;

create function demo.derive_platform(first bigint, last bigint) returns void
language sql
as $$ select desk.platform_rebuild() $$;

select demo.add_step('platform: counters', 'demo.derive_platform', 1,
	cost => demo.times(10), kind => 'derived');

reset role;
