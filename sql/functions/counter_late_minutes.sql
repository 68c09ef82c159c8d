-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many whole minutes somebody stays past the end; never less than none
-- (domain.md 1.8).

set role desk_owner;

create or replace function desk.counter_late_minutes(ends timestamptz,
	at timestamptz) returns integer
language sql immutable
return greatest(floor(extract(epoch from at - ends) / 60), 0)::integer;

revoke all on function desk.counter_late_minutes(timestamptz, timestamptz)
	from public;

reset role;
