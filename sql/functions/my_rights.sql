-- SPDX-License-Identifier: GPL-3.0-or-later
-- The functions of desk that the signed-in person may call.  The console draws
-- by them; it never decides by a role's name.

set role desk_owner;

create or replace function desk.my_rights() returns setof text
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select distinct p.proname::text
	from pg_catalog.pg_proc p
	where p.pronamespace = 'desk'::regnamespace
	  and p.prorettype <> 'trigger'::regtype
	  and has_function_privilege(session_user, p.oid, 'execute')
	order by 1;
$$;

revoke all on function desk.my_rights() from public;
grant execute on function desk.my_rights()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
