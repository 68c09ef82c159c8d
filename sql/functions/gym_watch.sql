-- SPDX-License-Identifier: GPL-3.0-or-later
-- Classes that were scheduled, moved or called off are told by their day at
-- the gym (database.md 6).

set role desk_owner;

create or replace function desk.gym_watch() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	changed timestamptz[];
begin
	if tg_op = 'INSERT' then
		select array_agg(n.scheduled_date) into changed
		from new_rows n;
	elsif tg_op = 'DELETE' then
		select array_agg(o.scheduled_date) into changed
		from old_rows o;
	else
		select array_agg(c.scheduled_date) into changed
		from ((select o.id, o.scheduled_date, o.team_id,
				o.track_workout_id, o.class_times
			from old_rows o
			except select n.id, n.scheduled_date, n.team_id,
				n.track_workout_id, n.class_times
			from new_rows n)
			union all
			(select n.id, n.scheduled_date, n.team_id,
				n.track_workout_id, n.class_times
			from new_rows n
			except select o.id, o.scheduled_date, o.team_id,
				o.track_workout_id, o.class_times
			from old_rows o)) c;
	end if;
	perform desk.lens_tell('classes', array(
		select (d at time zone desk.setting_text('gym', 'zone'))::date
		from unnest(changed) d));
	return null;
end
$$;

drop trigger if exists watch_insert on gym.scheduled_workout_instance;
create trigger watch_insert after insert on gym.scheduled_workout_instance
	referencing new table as new_rows
	for each statement execute function desk.gym_watch();

drop trigger if exists watch_update on gym.scheduled_workout_instance;
create trigger watch_update after update on gym.scheduled_workout_instance
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.gym_watch();

drop trigger if exists watch_delete on gym.scheduled_workout_instance;
create trigger watch_delete after delete on gym.scheduled_workout_instance
	referencing old table as old_rows
	for each statement execute function desk.gym_watch();

revoke all on function desk.gym_watch() from public;

reset role;
