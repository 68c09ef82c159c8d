-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables of academy that live screens show, watched by statement; an
-- UPDATE that changes nothing is silent (database.md 6).

set role desk_owner;

create or replace function desk.academy_watch() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed jsonb[];
begin
	if tg_op = 'INSERT' then
		select array_agg(to_jsonb(n)) into changed from new_rows n;
	elsif tg_op = 'DELETE' then
		select array_agg(to_jsonb(o)) into changed from old_rows o;
	else
		select array_agg(to_jsonb(c)) into changed
		from ((select * from new_rows except select * from old_rows)
			union all
			(select * from old_rows except select * from new_rows)
		) c;
	end if;
	if changed is not null then
		-- a name sorts otherwise than a text, and so would everything
		-- that is compared on the way: no index would serve
		perform desk.academy_changed(
			tg_table_name::text collate "default", changed);
	end if;
	return null;
end
$$;

do $$
declare
	watched regclass;
begin
	foreach watched in array array['academy.schedule_booking',
		'academy.session', 'academy.session_participant',
		'academy.event', 'academy.event_trainer',
		'academy.event_registration', 'academy.refund']::regclass[]
	loop
		execute format('drop trigger if exists watch_insert on %s',
			watched);
		execute format('create trigger watch_insert after insert on %s '
			'referencing new table as new_rows for each statement '
			'execute function desk.academy_watch()', watched);
		execute format('drop trigger if exists watch_update on %s',
			watched);
		execute format('create trigger watch_update after update on %s '
			'referencing old table as old_rows '
			'new table as new_rows for each statement '
			'execute function desk.academy_watch()', watched);
		execute format('drop trigger if exists watch_delete on %s',
			watched);
		execute format('create trigger watch_delete after delete on %s '
			'referencing old table as old_rows for each statement '
			'execute function desk.academy_watch()', watched);
	end loop;
end
$$;

revoke all on function desk.academy_watch() from public;

reset role;
