-- SPDX-License-Identifier: GPL-3.0-or-later
-- Minor units as people write them: 2500 is 25.00.

set role desk_owner;

create or replace function desk.money(minor bigint) returns text
language sql immutable
return to_char(minor / 100.0, 'FM9999999999990.00');

revoke all on function desk.money(bigint) from public;

reset role;
