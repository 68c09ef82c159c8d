-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a better unit costs for the rest of a stay (domain.md 1.5); null when
-- that is no upgrade.

set role desk_owner;

create or replace function desk.counter_upgrade_minor(
	from_tier counter.rental_type, to_tier counter.rental_type)
returns integer
language sql stable
as $$
	select u.minor
	from desk.counter_upgrade u
	where u.from_tier = counter_upgrade_minor.from_tier
	  and u.to_tier = counter_upgrade_minor.to_tier;
$$;

revoke all on function desk.counter_upgrade_minor(
	counter.rental_type, counter.rental_type)
	from public;

reset role;
