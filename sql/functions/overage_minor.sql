-- SPDX-License-Identifier: GPL-3.0-or-later
-- What so many minutes above the daily allowance cost: every block that was
-- begun (domain.md 2.4).

set role desk_owner;

create or replace function desk.overage_minor(over integer, block integer,
	price integer) returns integer
language sql immutable
return (greatest(over, 0) + block - 1) / block * price;

revoke all on function desk.overage_minor(integer, integer, integer)
	from public;

reset role;
