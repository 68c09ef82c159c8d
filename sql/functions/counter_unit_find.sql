-- SPDX-License-Identifier: GPL-3.0-or-later
-- The unit that 'room:214' or 'locker:077' names; no row when there is none.

set role desk_owner;

create or replace function desk.counter_unit_find(unit text,
	out kind text, out id uuid, out number text, out tier text)
returns setof record
language plpgsql stable
as $$
#variable_conflict use_variable
begin
	kind := split_part(unit, ':', 1);
	number := split_part(unit, ':', 2);
	if unit <> kind || ':' || number then
		return; -- more than a name
	elsif kind = 'room' then
		select r.id, r.type into id, tier
		from counter.rooms r where r.number = number;
	elsif kind = 'locker' then
		select l.id, 'LOCKER' into id, tier
		from counter.lockers l where l.number = number;
	end if;
	if id is not null then
		return next;
	end if;
end
$$;

revoke all on function desk.counter_unit_find(text) from public;

reset role;
