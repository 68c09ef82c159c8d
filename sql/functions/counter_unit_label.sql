-- SPDX-License-Identifier: GPL-3.0-or-later
-- A unit as sentences name it: "room:214" is "Room 214".

set role desk_owner;

create or replace function desk.counter_unit_label(unit text) returns text
language sql immutable
return initcap(split_part(unit, ':', 1)) || ' ' || split_part(unit, ':', 2);

revoke all on function desk.counter_unit_label(text) from public;

reset role;
