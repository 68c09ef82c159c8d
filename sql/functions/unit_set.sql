-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sets the status of a unit, with its line in the batch of cleaning that it
-- belongs to, and on the record (domain.md 1.7).  A step out of turn carries
-- its reason; one that was out of turn before is over with that.  The lapsed
-- holds of a unit go first: they are over anyway.

set role desk_owner;

create or replace function desk.unit_set(args jsonb, n desk.counter_unit_now,
	becomes counter.room_status, reason text, batch uuid) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	in_turn constant boolean := desk.counter_unit_step(n.status, becomes)
		and (n.status <> 'OCCUPIED' or becomes = 'DIRTY');
begin
	perform desk.counter_unit_lapse(n.kind, n.id);
	if n.kind = 'room' then
		update counter.rooms r set override_reason = null
		where r.id = n.id and r.override_reason is not null;
		update counter.rooms r
		set status = becomes, override_reason = reason
		where r.id = n.id;
		insert into counter.cleaning_batch_rooms (batch_id, room_id,
			status_from, status_to, transition_time, override_flag,
			override_reason)
		values (batch, n.id, n.status, becomes, desk.clock(),
			not in_turn, reason);
	else
		update counter.lockers l set override_reason = null
		where l.id = n.id and l.override_reason is not null;
		update counter.lockers l
		set status = becomes, override_reason = reason
		where l.id = n.id;
	end if;
	perform desk.counter_audit(
		args || jsonb_build_object('console_action', case
			when args ? 'undo_of' then 'unit_restore'
			when not in_turn then 'unit_override'
			when becomes = 'CLEAN' then 'unit_clean'
			else 'unit_' || lower(becomes::text) end),
		case when in_turn then 'STATUS_CHANGE' else 'OVERRIDE'
			end::counter.audit_action,
		n.kind, n.id, jsonb_build_object('status', n.status),
		jsonb_build_object('status', becomes), reason);
end
$$;

revoke all on function desk.unit_set(jsonb, desk.counter_unit_now,
	counter.room_status, text, uuid) from public;

reset role;
