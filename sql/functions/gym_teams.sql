-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: the teams where the user of the application has a permission; '' asks
-- for all that the user is in.  Owners have every permission, admins every one
-- but to delete the team, members see the dashboard, and the team's own roles
-- have what they list.

set role desk_owner;

create or replace function desk.gym_teams(permission text) returns text[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(array_agg(m.team_id), '{}')
	from gym.team_membership m
	left join gym.team_role r on r.id = m.role_id and m.is_system_role = 0
		and r.team_id = m.team_id
	where m.user_id = desk.gym_user()
	  and m.is_active = 1
	  and (m.expires_at > desk.clock()) is not false
	  and (permission = '' or case
		when m.is_system_role = 0 then r.permissions ? permission
		when m.role_id = 'owner' then true
		when m.role_id = 'admin' then permission <> 'delete_team'
		when m.role_id = 'member' then permission = 'access_dashboard'
		else false end)
$$;

revoke all on function desk.gym_teams(text) from public;
grant execute on function desk.gym_teams(text) to gym_app;

reset role;
