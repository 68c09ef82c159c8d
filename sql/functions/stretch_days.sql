-- SPDX-License-Identifier: GPL-3.0-or-later
-- A stretch of time cut at midnights, as rows with a date and two times.

set role desk_owner;

create or replace function desk.stretch_days(starts timestamp, ends timestamp)
returns table (day date, starts time, ends time)
language sql immutable
as $$
	select d, greatest(stretch_days.starts, d::timestamp)::time,
		desk.end_time(d::timestamp,
			least(stretch_days.ends, (d + 1)::timestamp))
	from desk.days(tsrange(stretch_days.starts, stretch_days.ends)) d;
$$;

revoke all on function desk.stretch_days(timestamp, timestamp) from public;

reset role;
