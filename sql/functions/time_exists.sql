-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a wall time exists at the venue: the hour that spring skips does
-- not.  The hour that autumn repeats means its first pass (contracts.md).

set role desk_owner;

create or replace function desk.time_exists(at timestamp) returns boolean
language sql stable
as $$
	select (at at time zone z.zone) at time zone z.zone = at
	from (select desk.setting_text('club', 'zone') as zone) z;
$$;

revoke all on function desk.time_exists(timestamp) from public;

reset role;
