-- SPDX-License-Identifier: GPL-3.0-or-later
-- Roles, schemas and extensions, and what PUBLIC loses (architecture.md
-- "Roles", database.md 7).  Roles belong to the cluster: another database may
-- have made them already.

do $$
declare
	role_name text;
begin
	foreach role_name in array array['desk_owner', 'desk_frontdesk',
		'desk_manager', 'desk_support', 'desk_settler', 'club_app']
	loop
		if not exists (select from pg_catalog.pg_roles
			where rolname = role_name) then
			execute format('create role %I nologin', role_name);
		end if;
	end loop;

	-- An administrator who is no superuser makes objects as desk_owner.
	if not pg_has_role(current_user, 'desk_owner', 'usage') then
		execute format('grant desk_owner to %I', current_user);
	end if;
end
$$;

-- Who is at which desk now, and who on shift could help, is read from
-- pg_stat_activity.  Without this right the answers are thinner, never wrong.
do $$
begin
	if not pg_has_role('desk_owner', 'pg_read_all_stats', 'usage') then
		grant pg_read_all_stats to desk_owner;
	end if;
exception when insufficient_privilege then
	raise notice 'desk_owner cannot be given pg_read_all_stats here';
end
$$;

create schema if not exists desk;
alter schema desk owner to desk_owner;
create schema club authorization desk_owner;
create schema ext authorization desk_owner;

comment on schema desk is 'what the console may call, and what it keeps';
comment on schema club is 'the members'' club with simulator bays';
comment on schema ext is 'extensions, away from everybody''s search_path';

create extension if not exists btree_gist schema ext;
create extension if not exists pg_trgm schema ext;
create extension if not exists unaccent schema ext;

do $$
declare
	db name := current_database();
begin
	execute format('revoke connect, temporary, create on database %I '
		'from public', db);
	execute format('grant connect on database %I to desk_owner, '
		'desk_frontdesk, desk_manager, desk_support, desk_settler, '
		'club_app', db);
end
$$;

revoke all on schema public from public;

-- Large objects would let any login fill the disk; control data tells an
-- attacker what to attack.  Both functions belong to the superuser.
do $$
declare
	f regprocedure;
begin
	for f in
		select p.oid
		from pg_catalog.pg_proc p
		where p.pronamespace = 'pg_catalog'::regnamespace
		  and (p.proname in ('loread', 'lowrite')
			or p.proname like 'lo\_%'
			or p.proname like 'pg\_control\_%')
	loop
		execute format('revoke execute on function %s from public', f);
	end loop;
exception when insufficient_privilege then
	raise notice 'large object functions stay open to PUBLIC: '
		'a superuser must revoke them';
end
$$;

alter default privileges for role desk_owner
	revoke execute on functions from public;
alter default privileges for role desk_owner
	revoke usage on types from public;

grant usage on schema desk to desk_frontdesk, desk_manager, desk_support,
	desk_settler, club_app;
grant usage on schema club to club_app;

-- The list of migrations exists before the first of them; a console looks at
-- it to know whether it fits this database.
do $$
begin
	if to_regclass('desk.schema_migration') is not null then
		alter table desk.schema_migration owner to desk_owner;
		grant select on desk.schema_migration to desk_frontdesk,
			desk_manager, desk_support, desk_settler;
	end if;
end
$$;
