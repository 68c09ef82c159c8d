-- SPDX-License-Identifier: GPL-3.0-or-later
-- A customer gets a unit, or gives it back (domain.md 1.7: a room is dirty
-- then, a locker is clean).  Whether they may is the unit's own trigger's to
-- say.

set role desk_owner;

create or replace function desk.counter_unit_enter(kind text, unit uuid,
	customer uuid) returns void
language plpgsql
as $$
begin
	if kind = 'room' then
		update counter.rooms r
		set status = 'OCCUPIED', assigned_to_customer_id = customer
		where r.id = unit;
	else
		update counter.lockers l
		set status = 'OCCUPIED', assigned_to_customer_id = customer
		where l.id = unit;
	end if;
end
$$;

revoke all on function desk.counter_unit_enter(text, uuid, uuid) from public;

reset role;
