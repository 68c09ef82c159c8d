-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the person signed in may see a subscription of platform: a user's own
-- one, or that of an organisation of theirs.  One that is not there is not seen
-- either, so that nobody learns which there are.  Policies ask it row by row,
-- since a subquery would go through all of them for a page of twenty.

set role desk_owner;

create or replace function desk.subscription_seen(subscription uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return exists (
		select from platform.subscriptions s
		left join platform.organizations o on o.subscription_id = s.id
		where s.id = subscription
		  and (o.id is null or o.id = any (desk.my_organisations())));
end
$$;

revoke all on function desk.subscription_seen(uuid) from public;
grant execute on function desk.subscription_seen(uuid)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
