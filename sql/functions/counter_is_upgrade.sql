-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a tier is a better room than another one (domain.md 1.5), whatever it
-- costs.

set role desk_owner;

create or replace function desk.counter_is_upgrade(
	from_tier counter.rental_type, to_tier counter.rental_type)
returns boolean
language sql immutable
as $$
	select coalesce(array_position(t.tiers, to_tier) > greatest(2,
		array_position(t.tiers, from_tier)), false)
	from (values ('{GYM_LOCKER,LOCKER,STANDARD,DOUBLE,SPECIAL}'
		::counter.rental_type[])) t (tiers);
$$;

revoke all on function desk.counter_is_upgrade(
	counter.rental_type, counter.rental_type)
	from public;

reset role;
