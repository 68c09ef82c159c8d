-- SPDX-License-Identifier: GPL-3.0-or-later
-- The platform's user that a word means, by id or e-mail; null for ''.  Who
-- acts on the platform's rows is one of its users (database.md 7), and nobody
-- else of the staff is the same one.

set role desk_owner;

create or replace function desk.staff_platform_user(login text,
	word text) returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	found_user uuid;
begin
	if word = '' then
		return null;
	end if;
	select u.id into found_user
	from platform.users u
	where (u.id::text = word or lower(u.email) = lower(word))
	  and u.deleted_at is null;
	if found_user is null then
		perform desk.refuse('missing', format('The platform has no user '
			'%s', desk.clean_text(word, 100, 'A user')));
	end if;
	if exists (select from desk.staff s
		where s.platform_user_id = found_user
		  and s.login <> staff_platform_user.login) then
		perform desk.refuse('limit',
			'That user of the platform is somebody else here');
	end if;
	return found_user;
end
$$;

revoke all on function desk.staff_platform_user(text, text) from public;

reset role;
