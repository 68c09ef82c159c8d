-- SPDX-License-Identifier: GPL-3.0-or-later
-- The times of an event, one range a day: its daily hours, or all of it where
-- it has none.

set role desk_owner;

create or replace function desk.academy_event_days(starts timestamp,
	ends timestamp, daily_start text, daily_end text)
returns table (day date, during tsrange)
language sql stable
as $$
	select d::date, tsrange(d + daily_start::time, d + daily_end::time)
	from generate_series(date_trunc('day', starts), ends,
		interval '1 day') d
	where daily_start < daily_end
	union all
	select starts::date, tsrange(starts, ends)
	where (daily_start < daily_end) is not true and starts < ends
$$;

revoke all on function desk.academy_event_days(timestamp, timestamp, text,
	text) from public;

reset role;
