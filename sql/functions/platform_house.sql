-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: whether the application works for itself or for somebody of the
-- house, who looks after everybody's orders and bills.

set role desk_owner;

create or replace function desk.platform_house() returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select desk.platform_service() or exists (
		select from platform.users u
		where u.id = desk.platform_user()
		  and u.role in ('admin', 'manager'))
$$;

revoke all on function desk.platform_house() from public;
grant execute on function desk.platform_house()
	to platform_app;

reset role;
