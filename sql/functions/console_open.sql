-- SPDX-License-Identifier: GPL-3.0-or-later
-- A console takes its place as the newest of its person (contracts.md,
-- "Writes").  Without a turn it has just been started: it gets the next one, and
-- those of earlier turns that still live are told to look again.  With one its
-- line has come back: it keeps its turn, or hears that a newer console has
-- taken over, and where.  What is told is a hint; what counts is the row.

set role desk_owner;

create or replace function desk.console_open(mine bigint)
returns table (turn bigint, pid integer, taken_over boolean, at_desk text,
	older integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	me desk.staff := desk.actor();
	newest desk.console;
begin
	if mine is null then
		insert into desk.console as c (staff_id, turn, desk, opened_at)
		values (me.id, 1, desk.actor_desk(), desk.clock())
		on conflict (staff_id) do update
		set turn = c.turn + 1, desk = excluded.desk,
			opened_at = excluded.opened_at
		returning * into newest;
	else
		-- a server restored from earlier days knows only lower turns
		insert into desk.console as c (staff_id, turn, desk, opened_at)
		values (me.id, mine, desk.actor_desk(), desk.clock())
		on conflict (staff_id) do update
		set turn = greatest(c.turn, excluded.turn),
			desk = case when c.turn > mine then c.desk
				else excluded.desk end
		returning * into newest;
	end if;
	update desk.session s set turn = coalesce(mine, newest.turn)
	where s.pid = pg_backend_pid() and s.staff_id = me.id;
	if not found then
		raise exception 'a console says first where it stands'
			using errcode = 'object_not_in_prerequisite_state';
	end if;

	return query
	with told as materialized (
		select pg_notify('desk', 'console:' || o.pid)
		from desk.console_older() o
	)
	select coalesce(mine, newest.turn), pg_backend_pid(),
		newest.turn > coalesce(mine, newest.turn),
		newest.desk, (select count(*)::integer from told);
end
$$;

revoke all on function desk.console_open(bigint) from public;
grant execute on function desk.console_open(bigint)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
