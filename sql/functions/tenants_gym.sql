-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: whose rows are whose (database.md 7; document 003, "Multi-Tenancy
-- Support").  The application sees what the teams of its user have and writes
-- where the user is permitted to; staff see the teams they work for.  Asked
-- once a statement; a table that a condition asks is read by its own policy.

set role desk_owner;

do $$
declare
	t record;
	here text;
begin
	for t in select * from (values
		('team', 'id', 'edit_team_settings'),
		('team_role', 'team_id', 'edit_roles'),
		('team_membership', 'team_id', 'change_member_roles'),
		('team_invitation', 'team_id', 'invite_members'),
		('team_programming_track', 'team_id', 'manage_programming'),
		('scheduled_workout_instance', 'team_id',
			'manage_programming')) as listed (name, tenant, needs)
	loop
		execute format('drop policy if exists app_writes on gym.%I',
			t.name);
		here := format('(select desk.gym_service()) or %I = any ('
			'(select desk.gym_teams(%L))::text[])', t.tenant,
			t.needs);
		execute format('create policy app_writes on gym.%I to gym_app '
			'using (%s) with check (%2$s)', t.name, here);
		execute format('drop policy if exists app_sees on gym.%I',
			t.name);
		execute format('create policy app_sees on gym.%I for select '
			'to gym_app using (%I = any ('
			'(select desk.gym_teams(''''))::text[]))', t.name,
			t.tenant);
		execute format('drop policy if exists staff on gym.%I', t.name);
		execute format('create policy staff on gym.%I for select '
			'to desk_frontdesk, desk_manager, desk_support '
			'using (%I = any ((select desk.my_teams())::text[]))',
			t.name, t.tenant);
	end loop;
end
$$;

-- What a user is or was in.
drop policy if exists app_mine on gym.team_membership;
create policy app_mine on gym.team_membership for select to gym_app
	using (user_id = (select desk.gym_user()));

drop policy if exists app_deletes on gym.team;
create policy app_deletes on gym.team as restrictive for delete to gym_app
	using ((select desk.gym_service()) or id = any
		((select desk.gym_teams('delete_team'))::text[]));

-- A track may be a team's, followed by teams and by people, or public.
drop policy if exists app_writes on gym.programming_track;
create policy app_writes on gym.programming_track to gym_app
	using ((select desk.gym_service()) or owner_team_id = any
		((select desk.gym_teams('manage_programming'))::text[]))
	with check ((select desk.gym_service()) or owner_team_id = any
		((select desk.gym_teams('manage_programming'))::text[]));

drop policy if exists app_sees on gym.programming_track;
create policy app_sees on gym.programming_track for select to gym_app
	using (is_public = 1
		or owner_team_id = any ((select desk.gym_teams(''))::text[])
		or exists (select from gym.team_programming_track f
			where f.track_id = programming_track.id)
		or exists (select from gym.user_programming_track f
			where f.track_id = programming_track.id
			  and f.user_id = (select desk.gym_user())));

drop policy if exists staff on gym.programming_track;
create policy staff on gym.programming_track for select
	to desk_frontdesk, desk_manager, desk_support
	using (is_public = 1 or owner_team_id is null
		or owner_team_id = any ((select desk.my_teams())::text[])
		or exists (select from gym.team_programming_track f
			where f.track_id = programming_track.id));

reset role;
