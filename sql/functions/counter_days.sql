-- SPDX-License-Identifier: GPL-3.0-or-later
-- A length of time in words: whole days, begun ones counted; whole minutes,
-- begun ones not.

set role desk_owner;

create or replace function desk.counter_days(length interval) returns text
language sql immutable
return case ceil(extract(epoch from length) / 86400) when 1 then '1 day'
	else ceil(extract(epoch from length) / 86400) || ' days' end;

revoke all on function desk.counter_days(interval) from public;

reset role;
