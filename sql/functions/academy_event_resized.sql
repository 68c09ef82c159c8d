-- SPDX-License-Identifier: GPL-3.0-or-later
-- An event's counter knows how many fit, and goes with the event; an event is
-- not made smaller than the children who come.

set role desk_owner;

create or replace function desk.academy_event_resized() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_op = 'DELETE' then
		delete from desk.academy_load l
		where l.kind = 'event' and l.key = old.id;
	else
		update desk.academy_load l set capacity = new.max_participants
		where l.kind = 'event' and l.key = new.id;
	end if;
	return null;
end
$$;

drop trigger if exists resized on academy.event;
create trigger resized after update of max_participants on academy.event
	for each row when (old.max_participants
		is distinct from new.max_participants)
	execute function desk.academy_event_resized();
drop trigger if exists gone on academy.event;
create trigger gone after delete on academy.event
	for each row execute function desk.academy_event_resized();

revoke all on function desk.academy_event_resized() from public;

reset role;
