-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: who is in a team or a workspace is in its organisation, for as long
-- (document 004, "Organization -> Teams -> Workspaces").  The membership is held
-- until the end of the transaction, so that nobody leaves meanwhile.  Asked after
-- the policies, so that it tells nobody who is where.

set role desk_owner;

create or replace function desk.platform_member_within() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform from platform.organization_members m
	where m.user_id = new.user_id
	  and m.is_active
	  and m.organization_id = case tg_table_name
		when 'team_members' then (select t.organization_id
			from platform.teams t
			where t.id = (to_jsonb(new) ->> 'team_id')::uuid)
		else (select w.organization_id
			from platform.workspaces w
			where w.id = (to_jsonb(new) ->> 'workspace_id')::uuid)
		end
	for share;
	if not found then
		perform desk.refuse('missing',
			'That person is not in the organisation');
	end if;
	return null;
end
$$;

drop trigger if exists a_within on platform.team_members;
create trigger a_within after insert or update of team_id, user_id, left_at
	on platform.team_members
	for each row when (new.left_at is null)
	execute function desk.platform_member_within();

drop trigger if exists a_within on platform.workspace_members;
create trigger a_within after insert or update of workspace_id, user_id
	on platform.workspace_members
	for each row execute function desk.platform_member_within();

revoke all on function desk.platform_member_within() from public;

reset role;
