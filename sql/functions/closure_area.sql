-- SPDX-License-Identifier: GPL-3.0-or-later
-- Closures spread over the resources they close (affected areas of
-- domain.md 2.1).

set role desk_owner;

create or replace view desk.closure_area as
select c.id as closure_id, c.closure_date, r.id as resource_id,
	case when c.is_full_day
		then tsrange(c.closure_date, c.closure_date + 1)
		else tsrange(c.closure_date + c.start_time,
			c.closure_date + c.end_time)
	end as during,
	c.reason
from club.facility_closures c
join club.resources r on c.affects_all_resources
	or c.affected_areas = 'entire_facility'
	or (c.affected_areas = 'all_bays' and r.type <> 'conference_room')
	or (c.affected_areas = 'conference_room'
		and r.type = 'conference_room')
	or c.affected_areas = 'bay_' || r.id;

revoke all on desk.closure_area from public;

reset role;
