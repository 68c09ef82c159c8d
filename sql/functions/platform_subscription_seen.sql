-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: whether the user of the application may see a subscription that is
-- an organisation's.  One that is not there is not seen either.

set role desk_owner;

create or replace function desk.platform_subscription_seen(subscription uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select exists (
		select from platform.organizations o
		where o.subscription_id = subscription
		  and o.id = any (desk.platform_managed()))
$$;

revoke all on function desk.platform_subscription_seen(uuid) from public;
grant execute on function desk.platform_subscription_seen(uuid)
	to platform_app;

reset role;
