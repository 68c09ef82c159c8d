-- SPDX-License-Identifier: GPL-3.0-or-later
-- A date and two times of the club as a half-open range of wall time.  An end
-- at or before its start belongs to the next day (domain.md 2.2); the same
-- time twice is nothing at all, not a day.

set role desk_owner;

create or replace function desk.during(day date, starts time, ends time)
returns tsrange
language sql immutable
return case
	when starts = ends then null
	when ends > starts then tsrange(day + starts, day + ends)
	else tsrange(day + starts, day + 1 + ends)
end;

revoke all on function desk.during(date, time, time) from public;

reset role;
