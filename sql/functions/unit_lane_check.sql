-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a stay that somebody renews at a lane: it would be another unit's, or
-- over, when they have paid.

set role desk_owner;

create or replace function desk.unit_lane_check(n desk.counter_unit_now)
returns void
language plpgsql
as $$
declare
	lane text := (select s.lane_id from counter.lane_sessions s
		where s.customer_id = n.customer
		  and s.status not in ('COMPLETED', 'CANCELLED')
		limit 1);
begin
	if lane is not null then
		perform desk.refuse('clash', format('Lane %s is busy with '
			'{customer:%s}: finish or reset it first', lane,
			n.customer), null, jsonb_build_object('lane', lane));
	end if;
end
$$;

revoke all on function desk.unit_lane_check(desk.counter_unit_now)
	from public;

reset role;
