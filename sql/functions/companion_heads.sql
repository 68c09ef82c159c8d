-- SPDX-License-Identifier: GPL-3.0-or-later
-- Companions as a caller writes them, [{"member":"id"},{"guest":"Mo Lee",
-- "email":null}], as heads.  A guest with a member's e-mail is that member
-- (domain.md 2.4).  Names are judged here, so that every way in judges alike.
-- "participant" and "pass" stand on those of a booking that exists;
-- {"guest_id":5} is a guest whom the club knows.

set role desk_owner;

create or replace function desk.companion_heads(companions jsonb)
returns table (ord integer, role text, user_id text, name text, email text,
	participant_id integer, passed boolean, guest_id integer)
language plpgsql stable
as $$
#variable_conflict use_column
declare
	c jsonb;
	who desk.member_terms;
	known club.guests;
begin
	if jsonb_typeof(coalesce(companions, '[]')) <> 'array'
		or jsonb_path_exists(companions,
			'$[*] ? (@.type() != "object")') then
		perform desk.refuse('roster', 'Companions are a list');
	elsif jsonb_array_length(coalesce(companions, '[]')) > 100 then
		perform desk.refuse('capacity', 'That is more than fit in');
	end if;
	for c, ord in
		select e.value, e.ordinality
		from jsonb_array_elements(coalesce(companions, '[]'))
			with ordinality e
	loop
		select g.* into known from club.guests g
		where g.id = case when c ->> 'guest_id' ~ '^[0-9]{1,9}$'
			then (c ->> 'guest_id')::integer end;
		email := lower(desk.clean_text(coalesce(known.email,
			c ->> 'email'), 200, 'The e-mail'));
		if c ->> 'member' is not null then
			select t.* into who from desk.member_terms t
			where t.user_id = c ->> 'member';
			if not found then
				perform desk.refuse('missing',
					'There is no such member');
			end if;
		else
			select t.* into who from desk.member_terms t
			where lower(t.email) = companion_heads.email
			  and t.standing <> 'lapsed';
		end if;
		role := case when who.user_id is null then 'guest'
			else 'member' end;
		user_id := who.user_id;
		name := coalesce(who.name, desk.clean_text(coalesce(known.name,
			c ->> 'guest'), 200, 'A guest''s name'));
		participant_id := case
			when c ->> 'participant' ~ '^[0-9]{1,9}$'
			then (c ->> 'participant')::integer end;
		guest_id := known.id;
		passed := coalesce(c -> 'pass' = 'true', false);
		if name is null then
			perform desk.refuse('roster',
				'A guest needs a name, or "Guest 1" for now');
		end if;
		return next;
	end loop;
end
$$;

revoke all on function desk.companion_heads(jsonb) from public;

reset role;
