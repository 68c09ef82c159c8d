-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: whether the application works for itself (platform_user.sql).

set role desk_owner;

create or replace function desk.platform_service() returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(current_setting('platform.user_id', true) = 'service',
		false)
$$;

revoke all on function desk.platform_service() from public;
grant execute on function desk.platform_service()
	to platform_app;

reset role;
