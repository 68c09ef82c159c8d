-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lets go of what ended before yesterday; rules never look that far back.

set role desk_owner;

create or replace function desk.occupancy_prune() returns bigint
language sql
as $$
	with gone as (
		delete from desk.occupancy o
		where upper(o.during) <= desk.occupancy_cutoff()
		returning 1)
	select count(*) from gone;
$$;

revoke all on function desk.occupancy_prune() from public;

reset role;
