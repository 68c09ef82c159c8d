-- SPDX-License-Identifier: GPL-3.0-or-later
-- An event or a class came, went, or has another size or time: its places
-- follow, and its day is told.  A room that shrinks below those who come is
-- refused by the check on the counter.

set role desk_owner;

create or replace function desk.watch_events() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	what text := case tg_table_name when 'events' then 'event'
		else 'class' end;
	days date[];
begin
	if tg_op = 'DELETE' then
		delete from desk.place_load l
		using old_rows o
		where l.kind = what and l.id = o.id;
		select array_agg(o.start_time::date) into days from old_rows o;
	else
		insert into desk.place_load as l (kind, id, taken, capacity)
		select what, n.id, 0, n.max_capacity
		from new_rows n
		order by n.id
		on conflict (kind, id) do update
		set capacity = excluded.capacity
		where l.capacity is distinct from excluded.capacity;
		select array_agg(n.start_time::date) into days from new_rows n;
	end if;
	if tg_op = 'UPDATE' then
		select array_agg(c.start_time::date) into days
		from ((select * from new_rows except select * from old_rows)
			union all
			(select * from old_rows except select * from new_rows)
		) c;
	end if;
	perform desk.grid_tell(days);
	return null;
end
$$;

drop trigger if exists watch_insert on club.events;
create trigger watch_insert after insert on club.events
	referencing new table as new_rows
	for each statement execute function desk.watch_events();

drop trigger if exists watch_update on club.events;
create trigger watch_update after update on club.events
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_events();

drop trigger if exists watch_delete on club.events;
create trigger watch_delete after delete on club.events
	referencing old table as old_rows
	for each statement execute function desk.watch_events();

drop trigger if exists watch_insert on club.wellness_classes;
create trigger watch_insert after insert on club.wellness_classes
	referencing new table as new_rows
	for each statement execute function desk.watch_events();

drop trigger if exists watch_update on club.wellness_classes;
create trigger watch_update after update on club.wellness_classes
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_events();

drop trigger if exists watch_delete on club.wellness_classes;
create trigger watch_delete after delete on club.wellness_classes
	referencing old table as old_rows
	for each statement execute function desk.watch_events();

revoke all on function desk.watch_events() from public;

reset role;
