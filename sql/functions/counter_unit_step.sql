-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the machine of units lets one become something without a reason
-- (domain.md 1.7); what stays as it is takes no step.

set role desk_owner;

create or replace function desk.counter_unit_step(was counter.room_status,
	becomes counter.room_status) returns boolean
language plpgsql stable
as $$
begin
	return was = becomes or exists (select from desk.transition t
		where t.machine = 'counter.unit' and t.from_state = was::text
		  and t.to_state = becomes::text);
end
$$;

revoke all on function desk.counter_unit_step(counter.room_status,
	counter.room_status) from public;

reset role;
