-- SPDX-License-Identifier: GPL-3.0-or-later
-- A lane holds a unit no longer than it has it selected: what it reserved is
-- released when the session ends or selects something else.

set role desk_owner;

create or replace function desk.counter_lane_release() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update counter.inventory_reservations r
	set released_at = desk.clock(), release_reason = 'RESET'
	where r.lane_session_id = new.id and r.released_at is null
	  and (new.status in ('COMPLETED', 'CANCELLED')
		or new.customer_id is null
		or new.assigned_resource_id <> r.resource_id
		or new.assigned_resource_id is null
			and old.assigned_resource_id = r.resource_id);
	return null;
end
$$;

drop trigger if exists release on counter.lane_sessions;
create trigger release after update of status, customer_id,
	assigned_resource_id on counter.lane_sessions
	for each row execute function desk.counter_lane_release();

revoke all on function desk.counter_lane_release() from public;

reset role;
