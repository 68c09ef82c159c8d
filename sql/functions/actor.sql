-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whoever is signed in, by session_user: SET ROLE does not change it, and no
-- parameter can.

set role desk_owner;

create or replace function desk.actor() returns desk.staff
language plpgsql stable
as $$
declare
	me desk.staff;
begin
	select s.* into me
	from desk.staff s
	where s.login = session_user
	  and s.active
	  and s.role_oid = (select r.oid from pg_catalog.pg_roles r
		where r.rolname = session_user);
	if not found then
		raise exception '% is not on the staff here', session_user
			using errcode = 'insufficient_privilege';
	end if;
	return me;
end
$$;

revoke all on function desk.actor() from public;

reset role;
