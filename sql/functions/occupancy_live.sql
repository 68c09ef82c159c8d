-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands in the way for somebody who only asks: occupancy without the
-- requests whose start has passed.

set role desk_owner;

create or replace function desk.occupancy_live(lanes integer[],
	wanted tsrange, claim bigint, now timestamp)
returns table (lane_id integer, during tsrange)
language plpgsql stable
as $$
#variable_conflict use_column
begin
	return query
	select o.lane_id, o.during
	from desk.occupancy o
	left join club.booking_requests b on b.id = o.claim and o.src <> 't'
	where o.lane_id = any (lanes)
	  and o.during && wanted
	  and o.claim <> occupancy_live.claim
	  and (b.status not in ('pending', 'pending_approval')
		or b.request_date + b.start_time > now) is not false;
end
$$;

revoke all on function desk.occupancy_live(integer[], tsrange, bigint,
	timestamp) from public;

reset role;
