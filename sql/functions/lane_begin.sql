-- SPDX-License-Identifier: GPL-3.0-or-later
-- The session that begins at a lane: the open row of a lane that waits, or a
-- new one.  Another desk's new row is waited for, and then stands in the way.

set role desk_owner;

create or replace function desk.lane_begin(lane text, who uuid, mode text,
	hours integer) returns uuid
language plpgsql
as $$
#variable_conflict use_variable
declare
	me constant uuid := desk.counter_actor(desk.actor());
	session uuid;
begin
	update counter.lane_sessions s
	set status = 'ACTIVE', staff_id = me, customer_id = who,
		checkin_mode = mode, renewal_hours = hours,
		created_at = desk.clock()
	where s.lane_id = lane and s.status in ('IDLE', 'AWAITING_CUSTOMER',
		'ACTIVE') and s.customer_id is null
	returning s.id into session;
	if session is null then
		insert into counter.lane_sessions (lane_id, status, staff_id,
			customer_id, checkin_mode, renewal_hours, created_at,
			updated_at)
		values (lane, 'ACTIVE', me, who, mode, hours, desk.clock(),
			desk.clock())
		on conflict (lane_id)
			where status not in ('COMPLETED', 'CANCELLED')
			do nothing
		returning id into session;
	end if;
	if session is null then
		perform desk.lane_allow(lane, 'lane_start');
		raise exception 'lane % has changed hands meanwhile', lane
			using errcode = 'serialization_failure';
	end if;
	return session;
end
$$;

revoke all on function desk.lane_begin(text, uuid, text, integer) from public;

reset role;
