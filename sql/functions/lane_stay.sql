-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the stay that a lane has paid for: the unit, the visit and its block
-- (domain.md 1.3, 1.4).  A renewal begins where the stay ends, and keeps the
-- unit unless another one was chosen.

set role desk_owner;

create or replace function desk.lane_stay(n desk.lane_at,
	out visit uuid, out block uuid, out unit text, out kind text,
	out unit_id uuid, out left_unit text, out ends_at timestamptz)
language plpgsql
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
	renews constant boolean := n.mode = 'RENEWAL';
	bought constant counter.block_type := case when not renews
		then 'INITIAL' when n.hours = 2 then 'FINAL2H'
		else 'RENEWAL' end;
	starts constant timestamptz := case when renews then n.own_ends
		else now end;
	old_kind text;
	old_id uuid;
begin
	unit := coalesce(n.unit, n.own_unit);
	select f.kind, f.id into kind, unit_id
	from desk.counter_unit_find(unit) f;
	if n.own_unit is distinct from unit then
		select f.kind, f.id into old_kind, old_id
		from desk.counter_unit_find(n.own_unit) f;
		perform desk.counter_units_hold(array[unit_id, old_id]);
		perform desk.counter_unit_enter(kind, unit_id, n.customer);
	end if;
	visit := n.visit;
	if not renews then
		insert into counter.visits (customer_id, started_at)
		values (n.customer, now)
		returning id into visit;
	end if;
	ends_at := desk.counter_block_end(bought, starts);
	insert into counter.checkin_blocks (visit_id, block_type, starts_at,
		ends_at, room_id, locker_id, rental_type, session_id)
	values (visit, bought, starts, ends_at,
		case kind when 'room' then unit_id end,
		case kind when 'locker' then unit_id end,
		n.rental::counter.rental_type, n.session)
	returning id into block;
	-- what the stay waits for, it waits for in its new block
	update counter.waitlist w set checkin_block_id = block
	where w.visit_id = visit and w.status in ('ACTIVE', 'OFFERED');
	if old_id is not null then
		perform desk.counter_unit_leave(old_kind, old_id);
		left_unit := n.own_unit;
	end if;
end
$$;

revoke all on function desk.lane_stay(desk.lane_at) from public;

reset role;
