-- SPDX-License-Identifier: GPL-3.0-or-later
-- The guest of that name whom this host has brought before, or one with that
-- very e-mail and name, or a new one.  A placeholder is nobody.

set role desk_owner;

create or replace function desk.guest_known(host text, name text, email text)
returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	guest integer;
begin
	if desk.is_placeholder(name) then
		return null;
	end if;
	select g.id into guest
	from club.guests g
	where lower(g.name) = lower(name)
	  and lower(g.email) is not distinct from lower(email)
	  and (email is not null or exists (
		select from club.booking_participants p
		join club.booking_requests b using (session_id)
		where p.guest_id = g.id and b.user_id = host))
	order by g.id desc
	limit 1;
	if not found then
		insert into club.guests (name, email) values (name, email)
		returning id into guest;
	end if;
	return guest;
end
$$;

revoke all on function desk.guest_known(text, text, text) from public;

reset role;
