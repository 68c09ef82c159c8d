-- SPDX-License-Identifier: GPL-3.0-or-later
-- A customer gives a unit back: a room is dirty then, a locker is clean
-- (domain.md 1.7).

set role desk_owner;

create or replace function desk.counter_unit_leave(kind text, unit uuid)
returns void
language plpgsql
as $$
begin
	if kind = 'room' then
		update counter.rooms r
		set status = 'DIRTY', assigned_to_customer_id = null
		where r.id = unit;
	else
		update counter.lockers l
		set status = 'CLEAN', assigned_to_customer_id = null
		where l.id = unit;
	end if;
end
$$;

revoke all on function desk.counter_unit_leave(text, uuid) from public;

reset role;
