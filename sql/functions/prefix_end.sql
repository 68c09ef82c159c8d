-- SPDX-License-Identifier: GPL-3.0-or-later
-- What comes after every text of a prefix in the C collation: with it a
-- prefix is a plain range, which an index serves under any plan.

set role desk_owner;

create or replace function desk.prefix_end(prefix text) returns text
language sql immutable
return prefix || U&'\+10FFFF';

revoke all on function desk.prefix_end(text) from public;

reset role;
