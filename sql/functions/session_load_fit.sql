-- SPDX-License-Identifier: GPL-3.0-or-later
-- Says how many heads fit into sessions; an import reports who came, however
-- many they were.

set role desk_owner;

create or replace function desk.session_load_fit(sessions integer[])
returns void
language sql
as $$
	insert into desk.session_load as l (session_id, taken, capacity)
	select s.id, 0, case when s.source not in ('trackman_import',
			'trackman_webhook') then r.capacity end
	from club.booking_sessions s
	join club.resources r on r.id = s.resource_id
	where s.id = any (sessions)
	order by s.id
	on conflict (session_id) do update
	set capacity = excluded.capacity
	where l.capacity is distinct from excluded.capacity;
$$;

revoke all on function desk.session_load_fit(integer[]) from public;

reset role;
