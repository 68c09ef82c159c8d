-- SPDX-License-Identifier: GPL-3.0-or-later
-- Functions and views of an earlier release go first, and every file after
-- this one makes its own anew, with its triggers, defaults and grants.  So a
-- function that was renamed or took other arguments does not linger beside its
-- successor, granted to everybody who had it.

set role desk_owner;

do $$
declare
	o record;
	name text;
begin
	perform set_config('client_min_messages', 'warning', true);
	for o in
		select d.objid::regclass as user_of, p.oid::regprocedure as used
		from pg_catalog.pg_depend d
		join pg_catalog.pg_proc p on p.oid = d.refobjid
			and d.refclassid = 'pg_proc'::regclass
		join pg_catalog.pg_class c on c.oid = d.objid
			and d.classid = 'pg_class'::regclass
		where p.pronamespace = 'desk'::regnamespace
		  and c.relkind in ('i', 'r')
	loop
		raise exception '% depends on %: an index or a column that '
			'uses a function needs a migration of its own',
			o.user_of, o.used;
	end loop;

	-- names are read before anything goes: a cascade may take the next one
	foreach name in array array(
		select c.oid::regclass::text
		from pg_catalog.pg_class c
		where c.relnamespace = 'desk'::regnamespace and c.relkind = 'v')
	loop
		execute format('drop view if exists %s cascade', name);
	end loop;
	foreach name in array array(
		select p.oid::regprocedure::text
		from pg_catalog.pg_proc p
		where p.pronamespace = 'desk'::regnamespace)
	loop
		execute format('drop function if exists %s cascade', name);
	end loop;
end
$$;

reset role;
