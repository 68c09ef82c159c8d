-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many hours a block of a kind is (domain.md 1.4).

set role desk_owner;

create or replace function desk.counter_block_length(kind counter.block_type)
returns integer
language sql immutable
return case kind when 'FINAL2H' then 2 else 6 end;

revoke all on function desk.counter_block_length(counter.block_type)
	from public;

reset role;
