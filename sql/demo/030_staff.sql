-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club's people at the desk: a login role each, in the
-- group of what they do.  No passwords here; whoever made the cluster gives
-- them, and until then nobody can sign in by password.

set role desk_owner;

create function demo.staff()
returns table (login name, role text, person text, email text, desk text)
language sql immutable
begin atomic
	values
	('desk1'::name, 'frontdesk', 'Ana', 'ana@club.example', 'desk 1'),
	('desk2', 'frontdesk', 'Ben', 'ben@club.example', 'desk 2'),
	('manager1', 'manager', 'Mia', 'mia@club.example', 'office'),
	('manager2', 'manager', 'Omar', 'omar@club.example', 'office'),
	('support1', 'support', 'Sol', 'sol@club.example', 'support');
end;

reset role;

do $$
declare
	s record;
begin
	for s in select * from demo.staff() loop
		begin
			if to_regrole(quote_ident(s.login)) is null then
				execute format('create role %I login', s.login);
			end if;
		exception when duplicate_object or unique_violation then
			null; -- by another database of the cluster, just now
		end;
		if not pg_has_role(s.login, 'desk_' || s.role, 'member') then
			execute format('grant %I to %I', 'desk_' || s.role,
				s.login);
		end if;
	end loop;
end
$$;

set role desk_owner;

insert into desk.staff (login, role_oid, name, email, role, desk)
select s.login, r.oid, s.person, s.email, s.role, s.desk
from demo.staff() s
join pg_catalog.pg_roles r on r.rolname = s.login
where not exists (select from desk.demo_day)
on conflict do nothing;

insert into club.staff_users (email, name, role, created_at)
select s.email, s.person,
	case s.role when 'manager' then 'admin' else 'staff' end,
	demo.now() - interval '3 years'
from demo.staff() s
where not exists (select from desk.demo_day)
on conflict do nothing;

reset role;
