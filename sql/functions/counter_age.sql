-- SPDX-License-Identifier: GPL-3.0-or-later
-- How old somebody is on a day; null when nobody knows.

set role desk_owner;

create or replace function desk.counter_age(dob date, day date)
returns integer
language sql immutable
return extract(year from age(day::timestamp, dob::timestamp))::integer;

revoke all on function desk.counter_age(date, date) from public;

reset role;
