-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a block that begins now ends (domain.md 1.4): after its hours, rounded
-- up to the next quarter hour unless it is the last one, which is exact.

set role desk_owner;

create or replace function desk.counter_block_end(kind counter.block_type,
	starts timestamptz) returns timestamptz
language sql stable
return case when kind = 'FINAL2H' then starts + interval '2 hours'
	else date_bin('15 minutes', starts + interval '6 hours'
		+ interval '15 minutes' - interval '1 microsecond',
		'2000-01-01 00:00:00+00'::timestamptz) end;

revoke all on function desk.counter_block_end(counter.block_type, timestamptz)
	from public;

reset role;
