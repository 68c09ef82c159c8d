-- SPDX-License-Identifier: GPL-3.0-or-later
-- A role that is not the system's is one of the team's own (domain.md 3); one
-- that somebody has, or is invited to, stays with its team.

set role desk_owner;

create or replace function desk.gym_role_fits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_table_name <> 'team_role' then
		perform from gym.team_role r
		where r.id = new.role_id and r.team_id = new.team_id
		for key share;
		if not found then
			perform desk.refuse('missing',
				'The team has no such role');
		end if;
		return new;
	end if;

	-- a team that goes takes all of it along
	if exists (select from gym.team t where t.id = old.team_id)
		and (exists (select from gym.team_membership m
			where m.role_id = old.id and m.is_system_role = 0)
		or exists (select from gym.team_invitation i
			where i.role_id = old.id and i.is_system_role = 0
			  and i.accepted_at is null)) then
		perform desk.refuse('state', 'Somebody has that role');
	end if;
	return case tg_op when 'DELETE' then old else new end;
end
$$;

drop trigger if exists role_fits on gym.team_membership;
create trigger role_fits before insert
	or update of role_id, is_system_role, team_id on gym.team_membership
	for each row when (new.is_system_role = 0)
	execute function desk.gym_role_fits();

drop trigger if exists role_fits on gym.team_invitation;
create trigger role_fits before insert
	or update of role_id, is_system_role, team_id on gym.team_invitation
	for each row when (new.is_system_role = 0)
	execute function desk.gym_role_fits();

drop trigger if exists role_stays on gym.team_role;
create trigger role_stays before delete on gym.team_role
	for each row execute function desk.gym_role_fits();
drop trigger if exists role_moves on gym.team_role;
create trigger role_moves before update of id, team_id on gym.team_role
	for each row when ((old.id, old.team_id)
		is distinct from (new.id, new.team_id))
	execute function desk.gym_role_fits();

revoke all on function desk.gym_role_fits() from public;

reset role;
