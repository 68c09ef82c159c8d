-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a better unit costs for the rest of a stay, for a write: refuses what is
-- no upgrade, and one that nobody has set a price for (domain.md 1.5).

set role desk_owner;

create or replace function desk.counter_upgrade_price(
	from_tier counter.rental_type, to_tier counter.rental_type)
returns integer
language plpgsql
as $$
declare
	minor constant integer := desk.counter_upgrade_minor(from_tier,
		to_tier);
begin
	if minor is null and desk.counter_is_upgrade(from_tier, to_tier) then
		perform desk.refuse('missing', format('There is no price for '
			'%s instead of %s: a manager sets it', to_tier,
			from_tier), desk.who_can('manager'));
	elsif minor is null then
		perform desk.refuse('limit', format('%s is no upgrade from %s',
			to_tier, from_tier));
	end if;
	return minor;
end
$$;

revoke all on function desk.counter_upgrade_price(
	counter.rental_type, counter.rental_type)
	from public;

reset role;
