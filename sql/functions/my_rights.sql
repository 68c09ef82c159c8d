-- SPDX-License-Identifier: GPL-3.0-or-later
-- The functions of desk: those that the signed-in person may call, and of the
-- others who can, and whether a manager may sign it for this person.  The
-- console draws by them; it never decides by a role's name.

set role desk_owner;

create or replace function desk.my_rights()
returns table (function_name text, who_can text, signable boolean)
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	with others as materialized (
		select r.n, r.role, desk.who_can(r.role, false) as who
		from unnest(array['frontdesk', 'manager', 'support'])
			with ordinality r (role, n)
	), functions as (
		select p.oid, p.proname::text as name,
			has_function_privilege(session_user, p.oid, 'execute')
				as mine
		from pg_catalog.pg_proc p
		where p.pronamespace = 'desk'::regnamespace
		  and p.prorettype <> 'trigger'::regtype
		  -- most are their owner's alone: no need to ask of those
		  and (p.proacl is null or cardinality(p.proacl) > 1)
	)
	select f.name, case when not bool_or(f.mine)
		then (array_agg(o.who order by o.n))[1] end,
		desk.may_sign_over(f.name)
	from functions f
	left join others o on not f.mine and has_function_privilege(
		'desk_' || o.role, f.oid, 'execute')
	group by f.name
	having bool_or(f.mine) or count(o.who) > 0
	order by 1;
$$;

revoke all on function desk.my_rights() from public;
grant execute on function desk.my_rights()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
