-- SPDX-License-Identifier: GPL-3.0-or-later
-- The minutes of a booking that count for one head (domain.md 2.4): an equal
-- part of the bay's time, the declared or the actual players being more; the
-- whole of the conference room's.  An import may say any length; more than a
-- day is none.

set role desk_owner;

create or replace function desk.play_share(kind text, minutes integer,
	declared integer, heads integer) returns integer
language sql immutable
return least(greatest(minutes, 0), 1440) / case
	when kind = 'conference_room' then 1
	else greatest(declared, heads, 1)
end;

revoke all on function desk.play_share(text, integer, integer, integer)
	from public;

reset role;
