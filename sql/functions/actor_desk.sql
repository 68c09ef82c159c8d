-- SPDX-License-Identifier: GPL-3.0-or-later
-- The desk this connection says it stands at, else the person's usual one.

set role desk_owner;

create or replace function desk.actor_desk() returns text
language plpgsql stable
as $$
begin
	return coalesce(
		(select s.desk
		 from desk.session s
		 join pg_catalog.pg_stat_activity a
			on a.pid = s.pid and a.backend_start = s.backend_start
		 where s.pid = pg_backend_pid()),
		(select p.desk from desk.staff p
		 where p.login = session_user));
end
$$;

revoke all on function desk.actor_desk() from public;

reset role;
