-- SPDX-License-Identifier: GPL-3.0-or-later
-- Only ranges that end after yesterday are kept (database.md 3).

set role desk_owner;

create or replace function desk.occupancy_cutoff(system text default 'club')
returns timestamp
language sql volatile
as $$
	select desk.local_now(system)::date - interval '1 day';
$$;

revoke all on function desk.occupancy_cutoff(text) from public;

reset role;
