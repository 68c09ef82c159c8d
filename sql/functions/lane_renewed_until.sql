-- SPDX-License-Identifier: GPL-3.0-or-later
-- Until when a stay would go on with what is renewed at a lane (domain.md 1.4),
-- as a clock time: it is some hours away, and a lane's line has no room for the
-- date after midnight.

set role desk_owner;

create or replace function desk.lane_renewed_until(n desk.lane_at)
returns text
language plpgsql volatile
as $$
begin
	return to_char(desk.counter_local(desk.counter_block_end(case n.hours
		when 2 then 'FINAL2H' else 'RENEWAL' end::counter.block_type,
		n.own_ends)), 'HH24:MI');
end
$$;

revoke all on function desk.lane_renewed_until(desk.lane_at) from public;

reset role;
