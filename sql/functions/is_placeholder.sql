-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a name only keeps a place: "Guest" or "Guest 1" (domain.md 2.4).
-- Such a head costs a guest fee, and no pass can cover it.

set role desk_owner;

create or replace function desk.is_placeholder(name text) returns boolean
language sql immutable
return name ~* '^\s*guest\s*[0-9]*\s*$';

revoke all on function desk.is_placeholder(text) from public;

reset role;
