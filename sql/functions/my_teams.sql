-- SPDX-License-Identifier: GPL-3.0-or-later
-- The teams of gym whose rows the person signed in may see.
-- Never an error: a policy asks for every reader, and who is not on the staff
-- has none.  Policies say `= any ((select desk.my_teams())::text[])`,
-- so that it is asked once a statement and an index still serves.

set role desk_owner;

create or replace function desk.my_teams() returns text[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(array_agg(m.team), '{}')
	from desk.staff s
	join desk.staff_team m on m.staff_id = s.id
	where s.login = session_user
	  and s.active
	  and s.role_oid = (select r.oid from pg_catalog.pg_roles r
		where r.rolname = session_user)
$$;

revoke all on function desk.my_teams() from public;
grant execute on function desk.my_teams()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
