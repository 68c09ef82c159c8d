-- SPDX-License-Identifier: GPL-3.0-or-later
-- What changes a day of collections and deliveries is told by that day: a
-- booking its days, before and after, a stop the day of its booking
-- (database.md 6).  An UPDATE that changes nothing is silent.

set role desk_owner;

create or replace function desk.platform_watch() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	-- when a row was touched is not shown
	unseen constant text[] := '{updated_at}';
	changed jsonb[];
begin
	if tg_op = 'INSERT' then
		select array_agg(to_jsonb(n)) into changed from new_rows n;
	elsif tg_op = 'DELETE' then
		select array_agg(to_jsonb(o)) into changed from old_rows o;
	else
		select array_agg(c.seen) into changed
		from ((select to_jsonb(n) - unseen as seen from new_rows n
			except select to_jsonb(o) - unseen from old_rows o)
			union all
			(select to_jsonb(o) - unseen from old_rows o
			except select to_jsonb(n) - unseen from new_rows n)) c;
	end if;
	if changed is null then
		return null;
	elsif tg_table_name = 'bookings' then
		perform desk.lens_tell('collections', array(
			select (c ->> d.name)::date
			from unnest(changed) c,
				(values ('pickup_date'), ('delivery_date'))
				d (name)));
	else
		perform desk.lens_tell('collections', array(
			select case c ->> 'assignment_type' when 'pickup'
				then b.pickup_date else b.delivery_date end
			from unnest(changed) c
			join platform.bookings b
				on b.id = (c ->> 'booking_id')::uuid));
	end if;
	return null;
end
$$;

do $$
declare
	watched regclass;
begin
	foreach watched in array array['platform.bookings',
		'platform.delivery_assignments']::regclass[]
	loop
		execute format('create or replace trigger watch_insert '
			'after insert on %s referencing new table as new_rows '
			'for each statement '
			'execute function desk.platform_watch()', watched);
		execute format('create or replace trigger watch_update '
			'after update on %s referencing old table as old_rows '
			'new table as new_rows for each statement '
			'execute function desk.platform_watch()', watched);
		execute format('create or replace trigger watch_delete '
			'after delete on %s referencing old table as old_rows '
			'for each statement '
			'execute function desk.platform_watch()', watched);
	end loop;
end
$$;

revoke all on function desk.platform_watch() from public;

reset role;
