-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: update_counter counts the updates of a row, whatever its writer says
-- (database.md 1); updated_at follows, unless the writer says when.

set role desk_owner;

create or replace function desk.gym_counted() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_op = 'INSERT' then
		new.update_counter := 0;
		return new;
	end if;
	new.update_counter := old.update_counter + 1;
	if new.updated_at is not distinct from old.updated_at then
		new.updated_at := desk.clock();
	end if;
	return new;
end
$$;

do $$
declare
	counted regclass;
begin
	for counted in
		select a.attrelid from pg_catalog.pg_attribute a
		join pg_catalog.pg_class c on c.oid = a.attrelid
		where c.relnamespace = 'gym'::regnamespace
		  and c.relkind = 'r' and a.attname = 'update_counter'
	loop
		execute format('drop trigger if exists counted on %s', counted);
		execute format('create trigger counted before insert or update '
			'on %s for each row '
			'execute function desk.gym_counted()', counted);
	end loop;
end
$$;

revoke all on function desk.gym_counted() from public;

reset role;
