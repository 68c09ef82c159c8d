-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where desk.place_load differs from its sources; no row when all is well.

set role desk_owner;

create or replace function desk.place_load_verify()
returns table (kind text, id integer, expected integer, counted integer)
language sql
as $$
	select coalesce(e.kind, l.kind), coalesce(e.id, l.id), e.taken,
		l.taken
	from desk.place_load_expected e
	full join desk.place_load l on l.kind = e.kind and l.id = e.id
	where (e.taken, e.capacity) is distinct from (l.taken, l.capacity);
$$;

revoke all on function desk.place_load_verify() from public;

reset role;
