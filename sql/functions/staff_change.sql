-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a person of the staff something else: another role, desk or limit,
-- other organisations and teams.  Null stays as it is; an empty text takes
-- away.  What is open is judged by the new role from the next call on, since
-- every call asks anew who calls.  With the rights of the administrator who
-- calls it (database.md 7).

set role desk_owner;

create or replace function desk.staff_change(login text, person text, job text,
	email text, place text, waive_limit text, organisations text[],
	teams text[], platform_user text, verifier text) returns text
language plpgsql
set search_path = pg_catalog, pg_temp
set lock_timeout = '10s'
as $$
#variable_conflict use_variable
declare
	known desk.staff := desk.staff_known(login);
	made desk.staff;
begin
	if not known.active then
		perform desk.refuse('state', login || ' is disabled: opsdesk '
			'staff add takes a leaver back');
	end if;
	perform desk.staff_words_check(job, email, waive_limit);
	made := known;
	if person is not null then
		made.name := desk.clean_text(person, 100, 'A name');
		if made.name is null then
			perform desk.refuse('missing', 'A person has a name');
		end if;
	end if;
	made.role := coalesce(job, known.role);
	made.email := case when email is null then known.email
		else nullif(email, '') end;
	made.desk := case when place is null then known.desk
		else desk.clean_text(place, 40, 'A desk') end;
	made.waive_limit_minor := coalesce((waive_limit::numeric
		* 100)::integer, known.waive_limit_minor);
	made.platform_user_id := case when platform_user is null
		then known.platform_user_id
		else desk.staff_platform_user(login, platform_user) end;

	if made.role <> known.role or verifier is not null then
		perform desk.staff_role_make(login, made.role, known.role_oid,
			verifier);
	end if;
	update desk.staff s
	set name = made.name, role = made.role, email = made.email,
		desk = made.desk, waive_limit_minor = made.waive_limit_minor,
		platform_user_id = made.platform_user_id
	where s.id = known.id and s.* is distinct from made;
	perform desk.staff_tenants_set(known.id, organisations, teams);
	return format('%s (%s) is on the staff: %s', made.name, login,
		case made.role when 'frontdesk' then 'front desk'
			else made.role end);
end
$$;

revoke all on function desk.staff_change(text, text, text, text, text, text,
	text[], text[], text, text) from public;

reset role;
