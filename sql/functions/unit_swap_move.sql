-- SPDX-License-Identifier: GPL-3.0-or-later
-- The other side of a swap: a customer takes a unit, with their stay.

set role desk_owner;

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

revoke all on function desk.unit_swap_move(jsonb, desk.counter_unit_now,
	desk.counter_unit_now, text) from public;

reset role;
