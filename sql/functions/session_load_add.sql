-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts heads into and out of sessions, one array element a head.  The check
-- on the counter refuses the head that does not fit (database.md 3, Capacity).

set role desk_owner;

create or replace function desk.session_load_add(came integer[],
	went integer[]) returns void
language sql
as $$
	update desk.session_load l
	set taken = l.taken + h.heads
	from (select x.session_id, sum(x.head)::integer as heads
		from (select unnest(came) as session_id, 1 as head
			union all
			select unnest(went), -1) x
		group by x.session_id
		having sum(x.head) <> 0) h
	where l.session_id = h.session_id;
$$;

revoke all on function desk.session_load_add(integer[], integer[])
	from public;

reset role;
