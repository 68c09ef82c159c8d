-- SPDX-License-Identifier: GPL-3.0-or-later
-- The login role of a person, in the group of their job and in no other.  Roles
-- are the cluster's: one that is there may serve another database, and is
-- taken when it can do nothing but sign in.  `former` is the role of the row
-- with that login, null without one: a later namesake does not inherit it.

set role desk_owner;

create or replace function desk.staff_role_make(login text, job text,
	former oid, verifier text) returns oid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	r pg_roles;
	old_group name;
begin
	select x.* into r from pg_roles x where x.rolname = login;
	if former is distinct from r.oid and former is not null then
		perform desk.refuse('state', format('%s was the login of somebody '
			'whose role is gone: choose another', login));
	end if;
	if r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication
		or r.rolbypassrls or (not r.rolcanlogin and former is null)
	then
		perform desk.refuse('role', login || ' is a role of the server '
			'that does more than sign in: choose another login');
	end if;

	if r.oid is null then
		execute format('create role %I', login);
	end if;
	execute format('alter role %I login', login);
	if verifier is not null then
		execute format('alter role %I password %L', login, verifier);
	end if;
	for old_group in
		select g.rolname from pg_auth_members m
		join pg_roles g on g.oid = m.roleid
		join pg_roles p on p.oid = m.member
		where p.rolname = login
		  and g.rolname in ('desk_frontdesk', 'desk_manager',
			'desk_support')
		  and g.rolname <> 'desk_' || job
	loop
		execute format('revoke %I from %I', old_group, login);
	end loop;
	execute format('grant %I to %I', 'desk_' || job, login);
	return (select x.oid from pg_roles x where x.rolname = login);
end
$$;

revoke all on function desk.staff_role_make(text, text, oid, text) from public;

reset role;
