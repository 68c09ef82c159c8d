-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a person of the staff: a login role in the group of what they do, and
-- the row that the console knows them by; or takes a leaver back.  With the
-- rights of the administrator who calls it, who alone may (database.md 7).
-- The password comes as a SCRAM verifier; null leaves it as it is.

set role desk_owner;

create or replace function desk.staff_add(login text, person text, job text,
	email text, place text, waive_limit text, organisations text[],
	teams text[], platform_user text, verifier text) returns text
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
declare
	title text := desk.clean_text(person, 100, 'A name');
	known desk.staff;
	staff integer;
	role_oid oid;
begin
	perform desk.staff_login_check(login);
	perform desk.staff_words_check(coalesce(job, ''), email, waive_limit);
	if title is null then
		perform desk.refuse('missing', 'A person has a name');
	end if;

	select s.* into known from desk.staff s where s.login = login
	for update;
	if known.active then
		perform desk.refuse('state', login || ' is on the staff already');
	end if;
	role_oid := desk.staff_role_make(login, job, known.role_oid, verifier);

	insert into desk.staff as s (login, role_oid, name, email, role, desk,
		waive_limit_minor, platform_user_id)
	values (login, role_oid, title, nullif(email, ''), job,
		desk.clean_text(place, 40, 'A desk'),
		coalesce((waive_limit::numeric * 100)::integer, 2500),
		desk.staff_platform_user(login, coalesce(platform_user,
			'')))
	on conflict on constraint staff_login_key do update
	set active = true, name = excluded.name, email = excluded.email,
		role = excluded.role, desk = excluded.desk,
		waive_limit_minor = excluded.waive_limit_minor,
		platform_user_id = excluded.platform_user_id
	returning s.id into staff;
	perform desk.staff_tenants_set(staff,
		coalesce(organisations, '{}'), coalesce(teams, '{}'));
	return format('%s (%s) is on the staff: %s', title, login,
		case job when 'frontdesk' then 'front desk' else job end);
end
$$;

revoke all on function desk.staff_add(text, text, text, text, text, text,
	text[], text[], text, text) from public;

reset role;
