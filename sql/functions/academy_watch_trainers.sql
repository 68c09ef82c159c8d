-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session without a booking lasts as long as its trainer's sessions do: when
-- that changes, so does the time it occupies.

set role desk_owner;

create or replace function desk.academy_watch_trainers() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.academy_occupancy_refresh('session', array(
		select s.id from academy.session s
		where s.trainer_id = new.user_id and s.booking_id is null
		  and s.date > desk.occupancy_cutoff('academy')
			- interval '1 day'));
	return null;
end
$$;

drop trigger if exists watch_update on academy.trainer;
create trigger watch_update after update of session_duration
	on academy.trainer
	for each row when (old.session_duration <> new.session_duration)
	execute function desk.academy_watch_trainers();

revoke all on function desk.academy_watch_trainers() from public;

reset role;
