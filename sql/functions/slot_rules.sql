-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses times that no booking can have, whoever is in the way: length,
-- start, past, hours, midnight (domain.md 2.2, 2.3).

set role desk_owner;

create or replace function desk.slot_rules(resource integer, starts timestamp,
	minutes integer, now timestamp) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	ends timestamp;
	hours record;
begin
	if not exists (select from club.resources r
		where r.id = resource and r.is_active) then
		perform desk.refuse('missing', 'There is no such resource');
	end if;
	if minutes is null or minutes not between 30 and 360
		or minutes % 30 <> 0 then
		perform desk.refuse('limit',
			'A booking lasts 30 to 360 minutes, in steps of 30');
	end if;
	if starts is null or not isfinite(starts)
		or starts not between now - interval '10 years'
			and now + interval '10 years' then
		perform desk.refuse('limit', 'That is not a time to book');
	end if;
	if starts <> date_trunc('minute', starts)
		or extract(minute from starts)::integer % 5 <> 0 then
		perform desk.refuse('limit', 'Bookings start every 5 minutes');
	end if;

	ends := starts + make_interval(mins => minutes);
	if not desk.time_exists(starts) or not desk.time_exists(ends) then
		perform desk.refuse('limit',
			'The clocks change: that time does not exist');
	end if;
	if ends > (starts::date + 1)::timestamp
		and (starts::time < '20:00' or ends::time > '06:00') then
		perform desk.refuse('limit', 'Past midnight, a booking '
			'begins from 20:00 and ends by 06:00');
	end if;

	if not exists (
		select from desk.open_hours(starts::date - 1, ends::date + 1) h
		having range_agg(tsrange(h.opens, h.closes))
			@> tsrange(starts, ends)) then
		select h.* into hours
		from desk.open_hours(starts::date, starts::date + 1) h;
		perform desk.refuse('limit', case when not found
			then format('Closed on %s', to_char(starts, 'FMDay'))
			else format('Open %s that day',
				desk.span(hours.opens, hours.closes)) end);
	end if;
end
$$;

revoke all on function desk.slot_rules(integer, timestamp, integer, timestamp)
	from public;

reset role;
