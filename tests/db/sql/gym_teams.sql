-- SPDX-License-Identifier: GPL-3.0-or-later
-- Teams of the gym: whose rows are whose, who may do what, and how many teams
-- a person has (document 003, "Multi-Tenancy Support"; domain.md 3).
begin;
\ir fixture.psql
\ir systems.psql
\ir gym.psql
select no_plan();

-- What the application sees for a user.
create function t.sees(who text, relation text) returns text
language plpgsql
as $$
declare
	seen text;
begin
	perform set_config('gym.user_id', who, true);
	perform set_config('session_authorization', 'gymsite1', true);
	execute format('select string_agg(id, '' '' order by id collate "C")
		from gym.%I', relation) into seen;
	reset session authorization;
	return seen;
end
$$;
select is(t.sees(who, relation), seen, format('%s sees of %s: %s', who,
	relation, coalesce(seen, 'nothing')))
from (values
	('dov', 'team', 'barbell'), ('eve', 'team', 'rowers'),
	('nobody', 'team', null), ('', 'team', null),
	('service', 'team', 'barbell rowers'),
	('dov', 'team_membership', 'm-ann m-ben m-cat m-dov'),
	('eve', 'team_membership', 'm-eve'),
	('dov', 'team_role', 'coach'), ('eve', 'team_role', 'cox'),
	('dov', 'programming_track', 'strength'),
	('eve', 'programming_track', 'erg'),
	('dov', 'scheduled_workout_instance', 'b22'),
	('eve', 'scheduled_workout_instance', 'r22')) x (who, relation, seen);
insert into gym.team_programming_track (team_id, track_id)
values ('barbell', 'erg');
select is(t.sees('dov', 'programming_track'), 'erg strength',
	'a track the team follows is seen');
select is(t.sees('eve', 'programming_track'), 'erg', 'not by others');
insert into gym.user_programming_track (user_id, track_id)
values ('eve', 'strength');
select is(t.sees('eve', 'programming_track'), 'erg strength',
	'one that a person follows is');
update gym.team_membership set is_active = 0 where id = 'm-dov';
select is(t.sees('dov', 'team'), null, 'who left sees nothing');
select is(t.sees('dov', 'team_membership'), 'm-dov',
	'but that they were there');
update gym.team_membership set is_active = 1,
	expires_at = '2026-11-21 14:07-08' where id = 'm-dov';
select is(t.sees('dov', 'team'), null, 'nor does whose time is up');
update gym.team_membership set expires_at = '2026-11-21 14:07:01-08'
where id = 'm-dov';
select is(t.sees('dov', 'team'), 'barbell', 'a second before it was not');

-- What it writes for a user: a row it may not write is not there, or 42501.
create function t.writes(who text, call text) returns text
language plpgsql
as $$
declare
	n integer;
	answer text;
begin
	perform set_config('gym.user_id', who, true);
	perform set_config('session_authorization', 'gymsite1', true);
	begin
		execute call;
		get diagnostics n = row_count;
		raise exception using errcode = 'OD009',
			message = case when n > 0 then 'done' else 'none' end;
	exception
		when sqlstate 'OD009' then answer := sqlerrm;
		when insufficient_privilege then answer := '42501';
	end;
	reset session authorization;
	return answer;
end
$$;
select is(t.writes(who, call), said, format('%s: %s', who, call))
from (values
	('ann', 'update gym.team set name = ''x'' where id = ''barbell''',
		'done'),
	('ben', 'update gym.team set name = ''x'' where id = ''barbell''',
		'done'),
	('cat', 'update gym.team set name = ''x'' where id = ''barbell''',
		'none'),
	('dov', 'update gym.team set name = ''x'' where id = ''barbell''',
		'none'),
	('eve', 'update gym.team set name = ''x'' where id = ''barbell''',
		'none'),
	('ben', 'delete from gym.team where id = ''barbell''', 'none'),
	('cat', 'update gym.scheduled_workout_instance set class_times = ''9''',
		'done'),
	('dov', 'update gym.scheduled_workout_instance set class_times = ''9''',
		'none'),
	('cat', 'update gym.scheduled_workout_instance set team_id = ''rowers''',
		'42501'),
	('cat', 'insert into gym.scheduled_workout_instance (team_id,
		track_workout_id, scheduled_date) values (''rowers'', ''e1'',
		''2026-12-01'')', '42501'),
	('cat', 'insert into gym.scheduled_workout_instance (team_id,
		track_workout_id, scheduled_date) values (''barbell'', ''s1'',
		''2026-12-01'')', 'done'),
	('dov', 'update gym.team_membership set role_id = ''owner''
		where id = ''m-dov''', 'none'),
	('cat', 'update gym.team_role set permissions = ''["delete_team"]''',
		'none'),
	('ben', 'update gym.team_membership set role_id = ''admin''
		where id = ''m-dov''', 'done'),
	('ben', 'update gym.team_membership set team_id = ''rowers''
		where id = ''m-dov''', '42501'),
	('dov', 'update gym.programming_track set name = ''x''', 'none'),
	('cat', 'update gym.programming_track set name = ''x''
		where id = ''strength''', 'done'),
	('cat', 'update gym.programming_track set owner_team_id = ''rowers''
		where id = ''strength''', '42501'),
	('nobody', 'insert into gym.team (name, slug) values (''x'', ''x'')',
		'42501'),
	('service', 'insert into gym.team (name, slug) values (''x'', ''x'')',
		'done')) x (who, call, said);

-- Staff see the teams they work for.
create function t.staff_sees(who text, relation text) returns text
language sql
as $$
	select t.as(who, format('(select string_agg(x, '' '' order by x)
		from (select %I as x from gym.%I) y)', case relation
		when 'team_programming_track' then 'track_id' else 'id' end,
		relation)) #>> '{}'
$$;
insert into desk.staff_team (staff_id, team)
select s.id, 'barbell' from desk.staff s where s.login = 'frontdesk1';
select is(t.staff_sees('frontdesk1', r), s, 'a person of a team sees ' || r)
from (values ('team', 'barbell'), ('team_membership',
	'm-ann m-ben m-cat m-dov'), ('team_role', 'coach'),
	('programming_track', 'erg strength'),
	('team_programming_track', 'erg'),
	('scheduled_workout_instance', 'b22')) x (r, s);
select is(t.staff_sees(who, r), null, who || ' of none sees no ' || r)
from unnest(array['manager1', 'support1']) who,
	unnest(array['team', 'team_membership', 'team_role',
	'programming_track', 'team_programming_track',
	'scheduled_workout_instance']) r;
select is(t.try('frontdesk1', 'update gym.team set name = ''x'''), '42501',
	'staff write nothing');
select throws_ok($$ insert into desk.staff_team
	select id, 'nowhere' from desk.staff limit 1 $$, '23503', null,
	'nobody works for a team that is not there');

-- Roles.
select is(t.app(call), said, said || ': ' || call)
from (values
	('insert into gym.team_membership (team_id, user_id, role_id)
		values (''rowers'', ''dov'', ''boss'')',
		'limit: There is no such role'),
	('insert into gym.team_membership (team_id, user_id, role_id,
		is_system_role) values (''rowers'', ''dov'', ''coach'', 0)',
		'missing: The team has no such role'),
	('insert into gym.team_membership (team_id, user_id, role_id,
		is_system_role) values (''rowers'', ''dov'', ''cox'', 0)',
		'ok'),
	('insert into gym.team_membership (team_id, user_id, role_id)
		values (''rowers'', ''dov'', ''guest'')',
		'roster: The user is in the team already'),
	('insert into gym.team_membership (team_id, user_id, role_id,
		is_system_role) values (''rowers'', ''cat'', ''guest'', 2)',
		'limit: System role is 0 or 1'),
	('delete from gym.team_role where id = ''cox''',
		'state: Somebody has that role'),
	('update gym.team_role set team_id = ''barbell'' where id = ''cox''',
		'state: Somebody has that role'),
	('update gym.team_membership set role_id = ''guest'',
		is_system_role = 1 where role_id = ''cox''', 'ok'),
	('delete from gym.team_role where id = ''cox''', 'ok'),
	('update gym.team_role set permissions = ''["fly"]''',
		'limit: There is no such permission'),
	('update gym.team_role set permissions = ''{}''',
		'limit: There is no such permission'),
	('update gym.team_role set is_editable = 0', 'ok'),
	('update gym.team_role set name = ''Boss''',
		'state: That role is not editable'),
	('update gym.team_role set description = ''fixed''', 'ok'))
	x (call, said);

-- Invitations.
insert into gym.team_invitation (id, team_id, email, role_id, token, invited_by,
	expires_at)
values ('i1', 'barbell', 'eve@example.com', 'member', 'tok1', 'ann',
		'2026-11-21 14:07-08'),
	('i2', 'barbell', 'eve@example.com', 'member', 'tok2', 'ann',
		'2026-11-21 14:08-08');
create function t.accept(the text, at text default '2026-11-21 14:07-08')
returns text
language sql
as $$
	select t.app(format('update gym.team_invitation set accepted_at = %L,
		accepted_by = ''eve'' where id = %L', at, the))
$$;
select is(t.accept('i1'), 'state: The invitation has expired', 'too late');
select is(t.accept('i1', '2026-11-20'), 'state: The invitation has expired',
	'by our clock, whatever is written');
select is(t.app($$ update gym.team_invitation set accepted_at = now()
	where id = 'i2' $$), 'limit: Somebody accepts an invitation at some time',
	'somebody accepts');
select is(t.accept('i2'), 'ok', 'in time');
select is(t.app($$ update gym.team_invitation set role_id = 'owner'
	where id = 'i2' $$), 'state: An accepted invitation stays as it was',
	'what was accepted stays');
select is(t.app($$ insert into gym.team_invitation (team_id, email, role_id,
	token, invited_by, expires_at) select team_id, email, role_id, token,
	invited_by, expires_at from gym.team_invitation where id = 'i1' $$),
	'limit: Another invitation has that link', 'a link is one invitation');

-- Three teams of one's own, ten in all.
create function t.join_team(n integer, role text) returns text
language sql
as $$
	insert into gym.team (id, name, slug) values ('t' || n, 'T', 't' || n)
	on conflict do nothing;
	select t.app(format('insert into gym.team_membership (id, team_id,
		user_id, role_id) values (''n%s'', ''t%1$s'', ''ann'', %L)',
		n, role))
$$;
select is(t.join_team(n, 'owner'), case when n <= 2 then 'ok'
	else 'limit: Nobody owns more than three teams' end, 'own team ' || n + 1)
from generate_series(1, 3) n;
select is(t.join_team(n, 'member'), case when n <= 9 then 'ok'
	else 'limit: Nobody is in more than ten teams' end, 'team ' || n + 1)
from generate_series(3, 10) n;
select is(t.app($$ update gym.team_membership set role_id = 'owner'
	where id = 'n3' $$), 'limit: Nobody owns more than three teams',
	'nor by a promotion');
select is(t.app($$ update gym.team_membership set is_active = 0
	where id = 'n3' $$), 'ok', 'who leaves one');
select is(t.join_team(10, 'member'), 'ok', 'joins another');
select is(t.app($$ update gym.team_membership set is_active = 1
	where id = 'n3' $$), 'limit: Nobody is in more than ten teams',
	'and does not come back besides');
select is(t.app($$ update gym.team_membership set role_id = 'member'
	where id = 'n1' $$), 'ok', 'who hands a team over');
select is(t.app($$ update gym.team_membership set role_id = 'owner'
	where id = 'n4' $$), 'ok', 'owns another');
select is(t.app($$ delete from gym.team where id = 't4' $$), 'ok',
	'a team goes with all that is its own');
select * from t.verified('throughout');
delete from desk.gym_load;
select desk.gym_counts_rebuild();
select * from t.verified('after a rebuild');

select * from finish();
rollback;
