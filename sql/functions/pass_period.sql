-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the guest passes in force were given out: on the first of the month at
-- three in the morning (domain.md 2.5).

set role desk_owner;

create or replace function desk.pass_period(now timestamp) returns timestamp
language sql immutable
return date_trunc('month', now - interval '3 hours') + interval '3 hours';

revoke all on function desk.pass_period(timestamp) from public;

reset role;
