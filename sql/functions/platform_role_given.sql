-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: nobody gives themselves a role: the house does.

set role desk_owner;

create or replace function desk.platform_role_given() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if not desk.platform_house() then
		perform desk.refuse('role', 'Only the house gives roles');
	end if;
	return new;
end
$$;

drop trigger if exists a_role on platform.users;
create trigger a_role before update of role on platform.users
	for each row when (new.role <> old.role
		and current_user <> 'desk_owner')
	execute function desk.platform_role_given();

revoke all on function desk.platform_role_given() from public;

reset role;
