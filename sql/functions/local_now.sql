-- SPDX-License-Identifier: GPL-3.0-or-later
-- The venue's wall time.  It is the default of every stamp in club, which
-- keeps local time throughout (domain.md 6), so the club's own application
-- may call it.

set role desk_owner;

create or replace function desk.local_now(system text) returns timestamp
language sql volatile security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select desk.clock() at time zone desk.setting_text(system, 'zone');
$$;

do $$
declare
	c record;
begin
	for c in
		select a.attrelid::regclass as relation, a.attname as name
		from pg_catalog.pg_attribute a
		join pg_catalog.pg_class t on t.oid = a.attrelid
		where t.relnamespace = 'club'::regnamespace
		  and t.relkind = 'r'
		  and a.attnotnull
		  and a.attnum > 0
		  and a.atttypid = 'timestamp'::regtype
		  and not a.atthasdef
	loop
		execute format('alter table %s alter column %I '
			'set default desk.local_now(''club'')',
			c.relation, c.name);
	end loop;
end
$$;

revoke all on function desk.local_now(text) from public;
grant execute on function desk.local_now(text) to club_app;

reset role;
