-- SPDX-License-Identifier: GPL-3.0-or-later
-- A name as lists show it, last word first: "Anna Lee" is "Lee, Anna".  A
-- name with a comma is in that form already, and the number of a placeholder
-- ("Guest 1") is no family name.

set role desk_owner;

create or replace function desk.listing_name(name text) returns text
language sql immutable
return case
	when strpos(btrim(name), ' ') = 0 or strpos(name, ',') > 0
		or name ~ '\s[0-9]+\s*$' then btrim(name)
	else regexp_replace(btrim(name), '^(.*)\s+(\S+)$', '\2, \1')
end;

revoke all on function desk.listing_name(text) from public;

reset role;
