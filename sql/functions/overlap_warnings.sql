-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a booking that reports a fact lies over something else: an import is
-- stored all the same, and its operator should hear of it (database.md 3).

set role desk_owner;

create or replace function desk.overlap_warnings(booking integer)
returns jsonb
language sql stable
as $$
	select coalesce(jsonb_agg(distinct case l.kind
		when 'resource' then format('%s has somebody else at that time',
			desk.resource_label(l.key::integer))
		else format('{user:%s} is booked elsewhere at that time',
			l.key) end), '[]')
	from desk.occupancy o
	join desk.lane l on l.id = o.lane_id
	where o.claim = booking and o.src <> 't' and not o.hard
	  and exists (select from desk.occupancy x
		where x.lane_id = o.lane_id and x.during && o.during
		  and x.claim <> o.claim);
$$;

revoke all on function desk.overlap_warnings(integer) from public;

reset role;
