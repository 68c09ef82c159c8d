-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the teams that the user of the application is in.

set role desk_owner;

create or replace function desk.platform_teams() returns uuid[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(array_agg(m.team_id), '{}')
	from platform.team_members m
	where m.user_id = desk.platform_user()
	  and m.left_at is null
$$;

revoke all on function desk.platform_teams() from public;
grant execute on function desk.platform_teams()
	to platform_app;

reset role;
