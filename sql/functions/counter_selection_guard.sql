-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a lane selects (domain.md 1.3): the first confirmation stands until it
-- is cleared as a whole, and a unit is free when it is selected.

set role desk_owner;

create or replace function desk.counter_selection_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if old.selection_locked_at is not null
		and new.selection_locked_at is not null
		and (new.proposed_rental_type, new.proposed_by,
			new.selection_confirmed_by, new.selection_locked_at)
		is distinct from (old.proposed_rental_type, old.proposed_by,
			old.selection_confirmed_by, old.selection_locked_at)
	then
		perform desk.refuse('stale', 'The selection is locked');
	end if;
	if new.proposed_rental_type is not null
		and (new.proposed_rental_type, new.proposed_by) is distinct
			from (old.proposed_rental_type, old.proposed_by) then
		perform desk.counter_may_propose(new);
	end if;
	if new.assigned_resource_id is not null
		and new.customer_id is not null
		and (new.assigned_resource_type, new.assigned_resource_id,
			new.customer_id) is distinct from
		(old.assigned_resource_type, old.assigned_resource_id,
			old.customer_id) then
		perform desk.counter_unit_free(new.assigned_resource_type::text,
			new.assigned_resource_id, new.customer_id, new.id);
	end if;
	return new;
end
$$;

drop trigger if exists c_selection on counter.lane_sessions;
create trigger c_selection before insert or update on counter.lane_sessions
	for each row execute function desk.counter_selection_guard();

revoke all on function desk.counter_selection_guard() from public;

reset role;
