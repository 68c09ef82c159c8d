-- SPDX-License-Identifier: GPL-3.0-or-later
-- The claim (desk.occupancy) of something whose id is a text.  It lies above
-- every claim that is made of an integer key; that any two of a million are
-- the same has a chance of one in nine million.

set role desk_owner;

create or replace function desk.academy_claim(kind text, key text) returns bigint
language sql immutable
return hashtextextended('academy:' || kind || ':' || key, 0)
	& ((1::bigint << 62) - 1) | (1::bigint << 62);

revoke all on function desk.academy_claim(text, text) from public;

reset role;
