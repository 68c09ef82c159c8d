-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: when a row was changed last is the database's to say.

set role desk_owner;

create or replace function desk.platform_touch() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	new.updated_at := desk.clock();
	return new;
end
$$;

drop trigger if exists z_touch on platform.bookings;
create trigger z_touch before update on platform.bookings
	for each row execute function desk.platform_touch();

drop trigger if exists z_touch on platform.organizations;
create trigger z_touch before update on platform.organizations
	for each row execute function desk.platform_touch();

drop trigger if exists z_touch on platform.users;
create trigger z_touch before update on platform.users
	for each row execute function desk.platform_touch();

revoke all on function desk.platform_touch() from public;

reset role;
