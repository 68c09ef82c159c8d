-- SPDX-License-Identifier: GPL-3.0-or-later
-- A customer gets a unit, or gives it back (domain.md 1.7: a room is dirty
-- then, a locker is clean).  Whether they may is the unit's own trigger's to
-- say.

set role desk_owner;

-- Locks units in the order of all writers: lockers, then rooms, by number.
create or replace function desk.counter_units_hold(units uuid[]) returns void
language plpgsql
as $$
begin
	perform from counter.lockers l where l.id = any (units)
	order by l.number for no key update;
	perform from counter.rooms r where r.id = any (units)
	order by r.number for no key update;
end
$$;

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

revoke all on function desk.counter_units_hold(uuid[]) from public;
revoke all on function desk.counter_unit_enter(text, uuid, uuid) from public;
revoke all on function desk.counter_unit_leave(text, uuid) from public;

reset role;
