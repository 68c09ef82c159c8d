-- SPDX-License-Identifier: GPL-3.0-or-later
-- A wall time as it stands in outcomes: 2026-11-21 15:30.

set role desk_owner;

create or replace function desk.stamp(at timestamp) returns text
language sql immutable
return to_char(at, 'YYYY-MM-DD HH24:MI');

revoke all on function desk.stamp(timestamp) from public;

reset role;
