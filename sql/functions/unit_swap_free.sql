-- SPDX-License-Identifier: GPL-3.0-or-later
-- One side of a swap: a unit is given back, to be taken again at once or
-- for good.

set role desk_owner;

create or replace function desk.unit_swap_free(n desk.counter_unit_now,
	for_good boolean) returns void
language plpgsql
as $$
begin
	if for_good then
		perform desk.counter_unit_leave(n.kind, n.id);
		return;
	end if;
	update counter.rooms r
	set status = 'CLEAN', assigned_to_customer_id = null
	where n.kind = 'room' and r.id = n.id;
	update counter.lockers l
	set status = 'CLEAN', assigned_to_customer_id = null
	where n.kind = 'locker' and l.id = n.id;
end
$$;

revoke all on function desk.unit_swap_free(desk.counter_unit_now, boolean)
	from public;

reset role;
