-- SPDX-License-Identifier: GPL-3.0-or-later
-- What lateness costs, and for how many days it bans (domain.md 1.8).

set role desk_owner;

create or replace function desk.counter_late_fee(late_minutes integer,
	out minor integer, out ban_days integer)
language sql stable
as $$
	select f.minor, f.ban_days
	from desk.counter_lateness f
	where f.from_minutes <= late_minutes
	order by f.from_minutes desc
	limit 1;
$$;

revoke all on function desk.counter_late_fee(integer) from public;

reset role;
