-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the club is open on each of some days, by its setting; a day without a
-- row is closed.  "24:00" closes at midnight.

set role desk_owner;

create or replace function desk.open_hours(from_day date, until_day date)
returns table (day date, opens timestamp, closes timestamp)
language sql stable
as $$
	select d.day::date,
		d.day + (h.hours ->> 0)::interval,
		d.day + (h.hours ->> 1)::interval
	-- an infinite day would be counted to for ever
	from generate_series(case when isfinite(from_day)
				and isfinite(until_day)
				then from_day::timestamp end,
			until_day::timestamp - interval '1 day',
			interval '1 day') as d (day),
		lateral (select (desk.setting_text('club', 'hours')::jsonb)
			-> extract(dow from d.day)::text as hours) h
	where jsonb_typeof(h.hours) = 'array';
$$;

revoke all on function desk.open_hours(date, date) from public;

reset role;
