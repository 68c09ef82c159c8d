-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people of a member's request (request_participants) as the companions
-- that functions of desk speak of; what is neither member nor named guest is
-- left out.

set role desk_owner;

create or replace function desk.request_companions(asked jsonb)
returns jsonb
language sql stable
as $$
	select coalesce(jsonb_agg(case
		when u.id is not null then jsonb_build_object('member', u.id)
		else jsonb_build_object('guest', left(p ->> 'name', 200),
			'email', p ->> 'email') end), '[]')
	from jsonb_path_query(asked, 'lax $[*] ? (@.type() == "object")') p
	left join club.users u on u.id = p ->> 'userId'
	where u.id is not null or btrim(p ->> 'name') <> '';
$$;

revoke all on function desk.request_companions(jsonb) from public;

reset role;
