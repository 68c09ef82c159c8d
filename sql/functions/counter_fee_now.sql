-- SPDX-License-Identifier: GPL-3.0-or-later
-- What leaving at a moment costs for lateness; nothing when the stay has its
-- late fee already, which it has once (domain.md 1.8).

set role desk_owner;

create or replace function desk.counter_fee_now(block uuid,
	ends timestamptz, now timestamptz) returns integer
language plpgsql stable
as $$
begin
	if exists (select from counter.charges g
		where g.checkin_block_id = block and g.type = 'LATE_FEE') then
		return 0;
	end if;
	return coalesce((select f.minor from desk.counter_late_fee(
		desk.counter_late_minutes(ends, now)) f), 0);
end
$$;

revoke all on function desk.counter_fee_now(uuid, timestamptz, timestamptz)
	from public;

reset role;
