-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the user for whom the application works now.  It says so itself,
-- with `set local platform.user_id = '<id>'`, after it has made sure of it; who
-- is suspended or deleted is nobody.  For work without a user (signing up and in,
-- the payment provider's notifications, its own jobs) it says `service`.

set role desk_owner;

create or replace function desk.platform_user() returns uuid
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select u.id
	from platform.users u
	where u.id = nullif(nullif(current_setting('platform.user_id', true), ''),
			'service')::uuid
	  and u.status = 'active'
$$;

revoke all on function desk.platform_user() from public;
grant execute on function desk.platform_user()
	to platform_app;

reset role;
