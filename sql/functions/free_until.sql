-- SPDX-License-Identifier: GPL-3.0-or-later
-- Until when a resource stays free after a time: the next claim, or closing.

set role desk_owner;

create or replace function desk.free_until(resource integer, at timestamp,
	claim bigint) returns timestamp
language sql stable
as $$
	select least(
		(select min(h.closes)
		 from desk.open_hours(at::date - 1, at::date + 1) h
		 where h.closes >= at),
		(select min(lower(o.during))
		 from desk.occupancy_live(
			array[desk.lane_id('resource', resource::text)],
			tsrange(at, at + interval '1 day'), claim,
			desk.local_now('club')) o
		 where lower(o.during) >= at));
$$;

revoke all on function desk.free_until(integer, timestamp, bigint)
	from public;

reset role;
