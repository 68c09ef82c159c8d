-- SPDX-License-Identifier: GPL-3.0-or-later
-- A room that a lane held and lets go: whoever waits for its tier is offered it
-- at once, like one that turns clean (domain.md 1.6).

set role desk_owner;

create or replace function desk.lane_unit_given(n desk.lane_at) returns void
language plpgsql
as $$
begin
	if n.unit like 'room:%' then
		perform desk.counter_offer_next((select f.id
			from desk.counter_unit_find(n.unit) f));
	end if;
end
$$;

revoke all on function desk.lane_unit_given(desk.lane_at) from public;

reset role;
