-- SPDX-License-Identifier: GPL-3.0-or-later
-- What lies over resources: blocks and closures, one row a resource and day.

set role desk_owner;

create or replace view desk.cover as
select k.resource_id, k.block_date as day,
	tsrange(k.block_date + k.start_time, k.block_date + k.end_time)
		as during
from club.availability_blocks k
where k.block_type <> 'available'
union all
select a.resource_id, a.closure_date, a.during
from desk.closure_area a;

revoke all on desk.cover from public;

reset role;
