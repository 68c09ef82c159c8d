-- SPDX-License-Identifier: GPL-3.0-or-later
-- The consoles of this person that are older than the one that asks and still
-- have a connection; nobody else's, and nothing that is not a console: psql,
-- and a connection that signs one action, have no turn.

set role desk_owner;

create or replace function desk.console_older()
returns table (pid integer, desk text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	me desk.staff := desk.actor();
begin
	return query
	select s.pid, s.desk
	from desk.session s
	join pg_catalog.pg_stat_activity a
		on a.pid = s.pid and a.backend_start = s.backend_start
	where s.staff_id = me.id
	  and s.turn < (select m.turn
		from desk.session m
		join pg_catalog.pg_stat_activity b
			on b.pid = m.pid and b.backend_start = m.backend_start
		where m.pid = pg_backend_pid() and m.staff_id = me.id);
end
$$;

revoke all on function desk.console_older() from public;
grant execute on function desk.console_older()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
