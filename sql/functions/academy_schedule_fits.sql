-- SPDX-License-Identifier: GPL-3.0-or-later
-- A trainer's hours may change around their slots, not away from them; the
-- day and the trainer of a booked slot stay.

set role desk_owner;

create or replace function desk.academy_schedule_fits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if (new.start_date::date, new.trainer_id)
		is distinct from (old.start_date::date, old.trainer_id)
		and exists (select from academy.slot s
			where s.schedule_id = old.id and s.is_booked) then
		perform desk.refuse('state',
			'Hours with a booked slot keep their day and trainer');
	elsif exists (select from academy.slot s
		where s.schedule_id = old.id and not s.is_deleted
		  and not desk.academy_during(new.start_date, s.start,
			s."end") <@ tsrange(new.start_date, new.end_date)) then
		perform desk.refuse('state',
			'A slot lies outside those hours');
	end if;
	return new;
end
$$;

drop trigger if exists fits on academy.schedule;
create trigger fits before update of trainer_id, start_date, end_date
	on academy.schedule
	for each row when (new.start_date < new.end_date)
	execute function desk.academy_schedule_fits();

revoke all on function desk.academy_schedule_fits() from public;

reset role;
