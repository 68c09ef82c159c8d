-- SPDX-License-Identifier: GPL-3.0-or-later
-- One side of a swap: a unit is given back, to be taken again at once or for
-- good; and a customer takes the other, with their stay.

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

create or replace function desk.unit_swap_move(args jsonb,
	was desk.counter_unit_now, becomes desk.counter_unit_now, reason text)
returns void
language plpgsql
as $$
begin
	perform desk.counter_unit_enter(becomes.kind, becomes.id, was.customer);
	update counter.checkin_blocks b
	set room_id = case becomes.kind when 'room' then becomes.id end,
		locker_id = case becomes.kind when 'locker' then becomes.id end
	where b.id = was.block;
	perform desk.counter_audit(args, 'ASSIGN', becomes.kind, becomes.id,
		jsonb_build_object('customer', becomes.customer),
		jsonb_build_object('customer', was.customer, 'from', was.unit),
		reason);
end
$$;

revoke all on function desk.unit_swap_free(desk.counter_unit_now, boolean)
	from public;
revoke all on function desk.unit_swap_move(jsonb, desk.counter_unit_now,
	desk.counter_unit_now, text) from public;

reset role;
