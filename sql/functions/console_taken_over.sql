-- SPDX-License-Identifier: GPL-3.0-or-later
-- Has a newer console of this person taken over from the one that asks?  Then
-- where it stands; no row otherwise.  A console asks this when it is told to:
-- a notification alone, which anybody can send, ends nothing.

set role desk_owner;

create or replace function desk.console_taken_over()
returns table (at_desk text)
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
	select c.desk
	from desk.console c
	join desk.session s on s.pid = pg_backend_pid()
		and s.staff_id = c.staff_id
	join pg_catalog.pg_stat_activity a
		on a.pid = s.pid and a.backend_start = s.backend_start
	where c.staff_id = me.id
	  and c.turn > s.turn;
end
$$;

revoke all on function desk.console_taken_over() from public;
grant execute on function desk.console_taken_over()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
