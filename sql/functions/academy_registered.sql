-- SPDX-License-Identifier: GPL-3.0-or-later
-- Registrations fill an event up to max_participants; a canceled one gives its
-- place back.  The event's ages and skill levels are judged when a child takes
-- a place, where both sides say what they are (document 001, Event: "Minimum
-- age", "Allowed skill levels").

set role desk_owner;

create or replace function desk.academy_registered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	was boolean := tg_op <> 'INSERT' and old.status <> 'CANCELED';
	holds boolean := tg_op <> 'DELETE' and new.status <> 'CANCELED';
	e academy.event;
begin
	if was and holds and old.event_id = new.event_id
		and old.child_id = new.child_id then
		return null;
	end if;
	if was then
		perform desk.academy_load_add('event', old.event_id, -1,
			(select x.max_participants from academy.event x
			where x.id = old.event_id for share));
	end if;
	if holds then
		e := desk.academy_event_open(new.event_id);
		perform desk.academy_child_fits(new.child_id, e);
		perform desk.academy_load_add('event', new.event_id, 1,
			e.max_participants);
	end if;
	return null;
end
$$;

drop trigger if exists registered on academy.event_registration;
create trigger registered after insert or delete
	or update of event_id, child_id, status on academy.event_registration
	for each row execute function desk.academy_registered();

revoke all on function desk.academy_registered() from public;

reset role;
