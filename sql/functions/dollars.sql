-- SPDX-License-Identifier: GPL-3.0-or-later
-- Minor units as the amounts of counter have them: 2500 is 25.00.

set role desk_owner;

create or replace function desk.dollars(minor bigint) returns numeric
language sql immutable
return (minor / 100.0)::numeric(10,2);

revoke all on function desk.dollars(bigint) from public;

reset role;
