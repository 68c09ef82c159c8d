-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a guest pass could settle a head: a guest with a name, who owes
-- (domain.md 2.4).

set role desk_owner;

create or replace function desk.pass_covers(role text, owed integer,
	name text) returns boolean
language sql immutable
return role = 'guest' and owed > 0 and not desk.is_placeholder(name);

revoke all on function desk.pass_covers(text, integer, text) from public;

reset role;
