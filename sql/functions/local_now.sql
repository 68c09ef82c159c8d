-- SPDX-License-Identifier: GPL-3.0-or-later
-- The venue's wall time.  It is the default of every stamp in club and of
-- created_at and updated_at in academy, which keep local time (database.md 8),
-- so their applications may call it.

set role desk_owner;

create or replace function desk.local_now(system text) returns timestamp
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.clock() at time zone desk.setting_text(system, 'zone');
end
$$;

do $$
declare
	c record;
begin
	for c in
		select a.attrelid::regclass as relation, a.attname as name,
			t.relnamespace::regnamespace::text as system
		from pg_catalog.pg_attribute a
		join pg_catalog.pg_class t on t.oid = a.attrelid
		where (t.relnamespace = 'club'::regnamespace
			or t.relnamespace = 'academy'::regnamespace
			and a.attname in ('created_at', 'updated_at'))
		  and t.relkind = 'r'
		  and a.attnotnull
		  and a.attnum > 0
		  and a.atttypid = 'timestamp'::regtype
		  and not a.atthasdef
		  -- what is planned has no such default: who forgets to say
		  -- when is told so
		  and a.attname not in ('start_time', 'end_time',
			'scheduled_at', 'expires_at', 'expire')
	loop
		execute format('alter table %s alter column %I '
			'set default desk.local_now(%L)',
			c.relation, c.name, c.system);
	end loop;
end
$$;

revoke all on function desk.local_now(text) from public;
grant execute on function desk.local_now(text) to club_app, academy_app;

reset role;
