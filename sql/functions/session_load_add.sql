-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts heads in or out of sessions, one array element a head.  The check on
-- the counter refuses the head that does not fit (database.md 3, Capacity).

set role desk_owner;

create or replace function desk.session_load_add(heads integer[],
	sign integer) returns void
language sql
as $$
	update desk.session_load l
	set taken = l.taken + sign * h.heads
	from (select x as session_id, count(*)::integer as heads
		from unnest(heads) x
		group by x) h
	where l.session_id = h.session_id;
$$;

revoke all on function desk.session_load_add(integer[], integer) from public;

reset role;
