-- SPDX-License-Identifier: GPL-3.0-or-later
-- The part of the week that a price depends on (domain.md 1.5), from the
-- venue's wall time. Friday 16:00 sharp still has the discount.

set role desk_owner;

create or replace function desk.counter_period(local timestamp) returns text
language sql immutable
return case
	when extract(isodow from local) <= 5
		and local::time between '08:00' and '16:00' then 'discount'
	when extract(isodow from local) >= 6
		or (extract(isodow from local) = 5 and local::time > '16:00')
		or (extract(isodow from local) = 1 and local::time < '08:00')
	then 'weekend'
	else 'regular' end;

revoke all on function desk.counter_period(timestamp) from public;

reset role;
