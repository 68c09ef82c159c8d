-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: who leaves an organisation leaves its teams and workspaces.

set role desk_owner;

create or replace function desk.platform_member_leaves() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update platform.team_members m
	set left_at = desk.clock()
	from platform.teams t
	where t.id = m.team_id
	  and t.organization_id = old.organization_id
	  and m.user_id = old.user_id
	  and m.left_at is null;
	delete from platform.workspace_members m
	using platform.workspaces w
	where w.id = m.workspace_id
	  and w.organization_id = old.organization_id
	  and m.user_id = old.user_id;
	return null;
end
$$;

drop trigger if exists leaves on platform.organization_members;
create trigger leaves after update on platform.organization_members
	for each row when (old.is_active and not new.is_active
		or (old.organization_id, old.user_id)
		is distinct from (new.organization_id, new.user_id))
	execute function desk.platform_member_leaves();
drop trigger if exists leaves_at_all on platform.organization_members;
create trigger leaves_at_all after delete on platform.organization_members
	for each row execute function desk.platform_member_leaves();

revoke all on function desk.platform_member_leaves() from public;

reset role;
