-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a slot is, on the day of its schedule: half-open, wall time.

set role desk_owner;

create or replace function desk.academy_during(schedule_start timestamp,
	starts text, ends text) returns tsrange
language sql stable
return tsrange(schedule_start::date + starts::time,
	schedule_start::date + ends::time);

revoke all on function desk.academy_during(timestamp, text, text)
	from public;

reset role;
