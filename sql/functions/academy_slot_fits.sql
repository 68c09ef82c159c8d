-- SPDX-License-Identifier: GPL-3.0-or-later
-- A slot lies within the hours of its schedule, and what is booked keeps its
-- time and place: the family was told.

set role desk_owner;

create or replace function desk.academy_slot_fits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	hours academy.schedule;
	at tsrange;
begin
	if tg_op = 'UPDATE' and old.is_booked
		and (new.schedule_id, new.start, new."end", new.location_id)
			is distinct from (old.schedule_id, old.start,
				old."end", old.location_id) then
		perform desk.refuse('state',
			'A booked slot keeps its time and place');
	end if;
	select s.* into hours from academy.schedule s
	where s.id = new.schedule_id
	for share;
	-- a text that is no time is the check's to refuse
	if new.start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
		and new."end" ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
		and new.start collate "C" < new."end" collate "C" then
		at := desk.academy_during(hours.start_date, new.start,
			new."end");
		if not at <@ tsrange(hours.start_date, hours.end_date) then
			perform desk.refuse('limit',
				'A slot lies within the trainer''s hours');
		end if;
	end if;
	return new;
end
$$;

drop trigger if exists fits on academy.slot;
create trigger fits before insert or update of schedule_id, start, "end",
	location_id on academy.slot
	for each row execute function desk.academy_slot_fits();

revoke all on function desk.academy_slot_fits() from public;

reset role;
