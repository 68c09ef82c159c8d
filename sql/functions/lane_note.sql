-- SPDX-License-Identifier: GPL-3.0-or-later
-- The record of a step of a lane session, whose facts were `before`; each step
-- leaves exactly one such entry, besides those about the things it changed.

set role desk_owner;

create or replace function desk.lane_note(args jsonb, session uuid,
	before jsonb, reason text default null,
	action counter.audit_action default 'UPDATE') returns void
language plpgsql
as $$
declare
	after constant jsonb := desk.lane_facts(session);
begin
	perform desk.counter_audit(args, case
		when reason is null and action = 'UPDATE'
			and before -> 'status' is distinct from
				after -> 'status' then 'STATUS_CHANGE'
		else action end, 'lane_session', session, before, after,
		reason);
end
$$;

revoke all on function desk.lane_note(jsonb, uuid, jsonb, text,
	counter.audit_action) from public;

reset role;
