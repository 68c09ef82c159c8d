-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes desk.place_load anew from its sources, after bulk loading without
-- triggers.

set role desk_owner;

create or replace function desk.place_load_rebuild() returns void
language sql
as $$
	lock table desk.place_load in exclusive mode;
	delete from desk.place_load;
	insert into desk.place_load (kind, id, taken, capacity)
	select e.kind, e.id, e.taken, e.capacity
	from desk.place_load_expected e;
$$;

revoke all on function desk.place_load_rebuild() from public;

reset role;
