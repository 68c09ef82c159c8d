-- SPDX-License-Identifier: GPL-3.0-or-later
-- What so many minutes above the daily allowance cost: every block of 30 that
-- was begun (domain.md 2.4).

set role desk_owner;

create or replace function desk.overage_minor(over integer) returns integer
language sql stable
as $$
	select (ceil(greatest(over, 0)::numeric
			/ desk.setting_int('club', 'overage_minutes'))
		* desk.setting_int('club', 'overage_minor'))::integer;
$$;

revoke all on function desk.overage_minor(integer) from public;

reset role;
