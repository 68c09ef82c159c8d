-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes the indexes off a table that is about to be filled anew, and answers
-- with what desk.indexes_on() makes them of again: a million entries are sorted
-- once instead of looked up a million times each.  Those of constraints stay,
-- so that nothing gets in that may not.

set role desk_owner;

create or replace function desk.indexes_off(target regclass) returns text[]
language plpgsql
as $$
declare
	x record;
	definitions text[] := '{}';
begin
	for x in
		select i.indexrelid::regclass as name,
			pg_get_indexdef(i.indexrelid) as definition
		from pg_index i
		where i.indrelid = target and not exists (
			select from pg_constraint c
			where c.conindid = i.indexrelid)
		order by i.indexrelid
	loop
		definitions := definitions || x.definition;
		execute format('drop index %s', x.name);
	end loop;
	return definitions;
end
$$;

revoke all on function desk.indexes_off(regclass) from public;

reset role;
