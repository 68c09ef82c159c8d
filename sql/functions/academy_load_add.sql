-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts heads into (or out of) an event or a ticket; the checks on the
-- counter refuse the head that does not fit.  Whoever calls has the event or
-- ticket locked, so that the capacity is the one in force.

set role desk_owner;

create or replace function desk.academy_load_add(kind text, key text,
	heads integer, capacity integer) returns void
language plpgsql
as $$
begin
	update desk.academy_load l
	set taken = l.taken + academy_load_add.heads,
		capacity = academy_load_add.capacity
	where l.kind = academy_load_add.kind and l.key = academy_load_add.key;
	if not found and heads > 0 then
		insert into desk.academy_load as l (kind, key, taken, capacity)
		values (academy_load_add.kind, academy_load_add.key,
			academy_load_add.heads, academy_load_add.capacity)
		on conflict on constraint academy_load_pkey do update
		set taken = l.taken + excluded.taken,
			capacity = excluded.capacity;
	end if;
end
$$;

revoke all on function desk.academy_load_add(text, text, integer, integer)
	from public;

reset role;
