-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks units in the order of all writers: lockers, then rooms, by number.

set role desk_owner;

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

revoke all on function desk.counter_units_hold(uuid[]) from public;

reset role;
