-- SPDX-License-Identifier: GPL-3.0-or-later
-- What six hours cost, by age and the part of the week (domain.md 1.5). Whose
-- age nobody knows pays as from 25 on.

set role desk_owner;

create or replace function desk.counter_rental_minor(
	rental counter.rental_type, years integer, local timestamp)
returns integer
language sql stable
as $$
	select case desk.counter_period(local)
		when 'discount' then r.discount_minor
		when 'weekend' then r.weekend_minor
		else r.regular_minor end
	from desk.counter_rate r
	where r.rental = counter_rental_minor.rental
	  and r.youth = coalesce(years < 25, false);
$$;

revoke all on function desk.counter_rental_minor(
	counter.rental_type, integer, timestamp)
	from public;

reset role;
