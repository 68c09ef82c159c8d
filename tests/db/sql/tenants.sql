-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose rows a person may see: several organisations and teams each, read from
-- session_user and from nothing else.
begin;
\ir fixture.psql
select no_plan();

create function t.ids(n integer[]) returns uuid[]
language sql
as $$ select array(select md5(x::text)::uuid from unnest(n) x order by 1) $$;

-- The references need rows of other systems, which are not the point here.
do $$
declare
	c record;
begin
	for c in
		select conrelid::regclass as tab, conname from pg_constraint
		where conname in ('staff_organisation_organisation_fkey',
			'staff_team_team_fkey')
	loop
		execute format('alter table %s drop constraint %I', c.tab,
			c.conname);
	end loop;
end
$$;
insert into desk.staff_organisation (staff_id, organisation)
select s.id, o
from desk.staff s
join (values ('frontdesk1', '{1,2}'::integer[]), ('manager1', '{2}'),
	('frontdesk2', '{3}')) m (login, n) on m.login = s.login,
	unnest(t.ids(m.n)) o;
insert into desk.staff_team (staff_id, team)
select s.id, x
from desk.staff s, unnest(array['team_a', 'team_b']) x
where s.login = 'manager1';

create function t.mine(who text, f text) returns text[]
language sql
as $$
	select array(select jsonb_array_elements_text(t.as(who,
		'desk.' || f || '()')) order by 1)
$$;

select is(t.mine('frontdesk1', 'my_organisations'), t.ids('{1,2}')::text[],
	'a person has several organisations');
select is(t.mine('manager1', 'my_organisations'), t.ids('{2}')::text[],
	'a manager has no more than those given');
select is(t.mine('support1', 'my_organisations'), '{}'::text[],
	'who has none has an empty list, not null');
select is(t.mine('manager1', 'my_teams'), '{team_a,team_b}'::text[],
	'teams of the gym likewise');
select is(t.mine('frontdesk1', 'my_teams'), '{}'::text[],
	'and an organisation is no team');

update desk.staff set active = false where login = 'frontdesk2';
select is(t.mine('frontdesk2', 'my_organisations'), '{}'::text[],
	'who left has none');
update desk.staff set role_oid = 1 where login = 'manager1';
select is(t.mine('manager1', 'my_organisations'), '{}'::text[],
	'nor has a later namesake');
select is(desk.my_organisations(), '{}', 'nor an administrator');

select throws_ok($$ insert into desk.staff_organisation
	select staff_id, organisation from desk.staff_organisation limit 1 $$,
	'23505', null, 'a membership stands once');
select throws_ok($$ insert into desk.staff_team values (0, 'team_a') $$,
	'23503', null, 'and belongs to somebody');

select * from finish();
rollback;
