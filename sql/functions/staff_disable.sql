-- SPDX-License-Identifier: GPL-3.0-or-later
-- A leaver: signs in no more, and what is open is ended.  The role and the row
-- stay, since records name them (database.md 7).  With the rights of the
-- administrator who calls it.

set role desk_owner;

create or replace function desk.staff_disable(login text) returns text
language plpgsql
set search_path = pg_catalog, pg_temp
set lock_timeout = '10s'
as $$
#variable_conflict use_variable
declare
	-- Whoever leaves does not hold the door: an open transaction of theirs
	-- has their row, and it would be waited for as long as they like.
	sessions integer := desk.staff_sessions_end((select s.role_oid
		from desk.staff s where s.login = login and s.active));
	who desk.staff := desk.staff_known(login);
	is_there boolean;
begin
	is_there := exists (select from pg_roles r
		where r.rolname = login and r.oid = who.role_oid);
	if not who.active and not exists (select from pg_roles r
		where r.oid = who.role_oid and r.rolcanlogin)
	then
		perform desk.refuse('state', login || ' is disabled already');
	end if;
	update desk.staff s set active = false where s.id = who.id;
	if is_there then
		execute format('alter role %I nologin', login);
	end if;
	-- a console may have come back meanwhile
	sessions := sessions + desk.staff_sessions_end(who.role_oid);
	return format('%s (%s) signs in no more', who.name, login)
		|| case
			when sessions is null then '; a superuser has to end what '
				'is still open'
			when sessions = 1 then '; one session was ended'
			when sessions > 1 then format('; %s sessions were ended',
				sessions)
			else '' end;
end
$$;

revoke all on function desk.staff_disable(text) from public;

reset role;
