-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the organisations that the user of the application manages (document
-- 004 "Row-Level Security": elevated access within their organisation).

set role desk_owner;

create or replace function desk.platform_managed() returns uuid[]
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(array_agg(m.organization_id), '{}')
	from platform.organization_members m
	join platform.organizations o on o.id = m.organization_id
	where m.user_id = desk.platform_user()
	  and m.is_active
	  and m.role in ('owner', 'admin')
	  and o.deleted_at is null
$$;

revoke all on function desk.platform_managed() from public;
grant execute on function desk.platform_managed()
	to platform_app;

reset role;
