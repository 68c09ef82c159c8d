-- SPDX-License-Identifier: GPL-3.0-or-later
-- How the club writes an end: midnight after the start is 24:00, so that the
-- row's end stays after its start.

set role desk_owner;

create or replace function desk.end_time(starts timestamp, ends timestamp)
returns time
language sql immutable
return case
	when ends = (starts::date + 1)::timestamp then time '24:00'
	else ends::time
end;

revoke all on function desk.end_time(timestamp, timestamp) from public;

reset role;
