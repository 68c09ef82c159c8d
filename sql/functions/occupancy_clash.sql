-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first claim in the way of another one on a lane, or null.  A request
-- whose start has passed holds nothing any more: it is made expired on the
-- way.  Only for writers that hold the lane.

set role desk_owner;

create or replace function desk.occupancy_clash(lane integer,
	adds tsmultirange, claim bigint) returns desk.occupancy
language plpgsql
as $$
#variable_conflict use_variable
declare
	o desk.occupancy;
begin
	for o in
		select x.*
		from desk.occupancy x
		where x.lane_id = lane
		  and x.during && adds
		  and x.claim <> claim
		order by lower(x.during), x.src
	loop
		if o.claim < 0 or not desk.booking_lapse(o.claim::integer) then
			return o;
		end if;
	end loop;
	return null;
end
$$;

revoke all on function desk.occupancy_clash(integer, tsmultirange, bigint)
	from public;

reset role;
