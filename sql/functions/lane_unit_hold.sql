-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sees to it that a lane has a unit: the one chosen, the customer's own when
-- they renew, else the first that is free (domain.md 1.3).  Nobody pays for
-- what is not there.  Returns the unit.

set role desk_owner;

create or replace function desk.lane_unit_hold(lane text) returns text
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at;
	first record;
begin
	select x.* into strict n from desk.lane_at x where x.lane = lane;
	if n.unit is not null then
		return n.unit;
	elsif n.rental = n.own_rental then
		return n.own_unit;
	end if;
	select f.* into first
	from desk.counter_free(n.rental, n.customer, n.visit, n.session, true) f
	limit 1;
	if not found then
		perform desk.lane_full(n.rental, n);
	end if;
	update counter.lane_sessions s
	set assigned_resource_type
			= first.kind::counter.inventory_resource_type,
		assigned_resource_id = first.id
	where s.id = n.session;
	return first.unit;
end
$$;

revoke all on function desk.lane_unit_hold(text) from public;

reset role;
