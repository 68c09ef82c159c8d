-- SPDX-License-Identifier: GPL-3.0-or-later
-- Somebody took or gave back a place at an event or in a class: the counter
-- follows, whose check refuses the one too many, and the day is told.
-- Counters are locked in the order of their ids, and those who leave are
-- counted together with those who come, so that two may change places.

set role desk_owner;

create or replace function desk.watch_places() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	what text := case tg_table_name when 'event_rsvps' then 'event'
		else 'class' end;
	came integer[] := '{}';
	went integer[] := '{}';
begin
	if tg_op <> 'DELETE' then
		if what = 'event' then
			select array_agg(n.event_id) into came from new_rows n
			where n.status = 'confirmed';
		else
			select array_agg(n.wellness_class_id) into came
			from new_rows n
			where n.status in ('confirmed', 'attended');
		end if;
	end if;
	if tg_op <> 'INSERT' then
		if what = 'event' then
			select array_agg(o.event_id) into went from old_rows o
			where o.status = 'confirmed';
		else
			select array_agg(o.wellness_class_id) into went
			from old_rows o
			where o.status in ('confirmed', 'attended');
		end if;
	end if;
	perform desk.place_load_add(what, came, went);
	return null;
end
$$;

drop trigger if exists watch_insert on club.event_rsvps;
create trigger watch_insert after insert on club.event_rsvps
	referencing new table as new_rows
	for each statement execute function desk.watch_places();

drop trigger if exists watch_update on club.event_rsvps;
create trigger watch_update after update on club.event_rsvps
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_places();

drop trigger if exists watch_delete on club.event_rsvps;
create trigger watch_delete after delete on club.event_rsvps
	referencing old table as old_rows
	for each statement execute function desk.watch_places();

drop trigger if exists watch_insert on club.wellness_enrollments;
create trigger watch_insert after insert on club.wellness_enrollments
	referencing new table as new_rows
	for each statement execute function desk.watch_places();

drop trigger if exists watch_update on club.wellness_enrollments;
create trigger watch_update after update on club.wellness_enrollments
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_places();

drop trigger if exists watch_delete on club.wellness_enrollments;
create trigger watch_delete after delete on club.wellness_enrollments
	referencing old table as old_rows
	for each statement execute function desk.watch_places();

revoke all on function desk.watch_places() from public;

reset role;
