-- SPDX-License-Identifier: GPL-3.0-or-later
-- A lane for a write: its customer's row and then its session's are locked,
-- and what its operator saw is what is there.  Refuses a lane without anybody.

set role desk_owner;

create or replace function desk.lane_hold(args jsonb) returns desk.lane_at
language plpgsql
as $$
#variable_conflict use_variable
declare
	lane constant text := desk.lane_named(args);
	who uuid := (select s.customer_id from counter.lane_sessions s
		where s.lane_id = lane
		  and s.status not in ('COMPLETED', 'CANCELLED'));
	held desk.lane_at;
begin
	if who is not null then
		perform from counter.customers c where c.id = who
		for no key update;
	end if;
	perform from counter.lane_sessions s
	where s.lane_id = lane and s.status not in ('COMPLETED', 'CANCELLED')
	for no key update;
	select n.* into held from desk.lane_at n where n.lane = lane;
	if who is distinct from held.customer then
		-- another customer stands there: locked in the wrong order
		raise exception 'lane % has changed hands meanwhile', lane
			using errcode = 'serialization_failure';
	end if;
	perform desk.lane_version_check(args);
	if who is null then
		perform desk.refuse('state', format('Lane %s is idle: start '
			'somebody there first', lane), null,
			jsonb_build_object('lane', lane), 'idle');
	end if;
	return held;
end
$$;

revoke all on function desk.lane_hold(jsonb) from public;

reset role;
