-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a completed order of a subscription counts towards a free
-- collection, and every tenth earns one, the first row included (domain.md 5).

set role desk_owner;

create or replace function desk.platform_loyalty() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	every integer := desk.setting_int('platform', 'orders_for_collection');
begin
	if exists (select from platform.services s
		where s.id = new.service_id and s.type = 'subscription') then
		insert into platform.loyalty_rewards as r (user_id,
			completed_orders, free_collections_earned)
		values (new.user_id, 1, (every = 1)::integer)
		on conflict (user_id) do update
		set completed_orders = r.completed_orders + 1,
			free_collections_earned = r.free_collections_earned
			+ ((r.completed_orders + 1) % every = 0)::integer;
	end if;
	return null;
end
$$;

drop trigger if exists loyalty on platform.bookings;
create trigger loyalty after update of status on platform.bookings
	for each row when (new.status = 'completed'
		and old.status <> 'completed')
	execute function desk.platform_loyalty();

revoke all on function desk.platform_loyalty() from public;

reset role;
