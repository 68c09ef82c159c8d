-- SPDX-License-Identifier: GPL-3.0-or-later
-- A length of time in whole minutes, begun ones not counted.

set role desk_owner;

create or replace function desk.counter_minutes(length interval) returns text
language sql immutable
return case floor(extract(epoch from length) / 60) when 1 then '1 minute'
	else floor(extract(epoch from length) / 60) || ' minutes' end;

revoke all on function desk.counter_minutes(interval) from public;

reset role;
