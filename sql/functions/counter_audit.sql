-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes the counter's record of a staff action, in the transaction that does
-- it (domain.md 1.1).  args are those of the work function: request, what the
-- console called it and received_from are taken from there; person and desk
-- never are.  Values hold ids, no names (database.md 5).

set role desk_owner;

create or replace function desk.counter_audit(args jsonb,
	action counter.audit_action, entity_type text, entity_id uuid,
	before jsonb default null, after jsonb default null,
	reason text default null) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	me desk.staff := desk.actor();
begin
	insert into counter.audit_log (staff_id, user_id, user_role, action,
		entity_type, entity_id, old_value, new_value, override_reason,
		ip_address, user_agent, metadata, created_at)
	values (desk.counter_actor(me), me.login,
		case me.role when 'manager' then 'ADMIN' else 'STAFF' end,
		action, entity_type, entity_id, before, after,
		nullif(reason, ''), inet_client_addr(), 'opsdesk',
		jsonb_strip_nulls(jsonb_build_object(
			'request', args ->> 'request',
			'console_action', args ->> 'console_action',
			'undo_of', args ->> 'undo_of',
			'at_desk_of', args ->> 'at_desk_of',
			'desk', coalesce(args ->> 'at_desk',
				desk.actor_desk()),
			'received_from', desk.clean_text(
				args ->> 'received_from', 100,
				'Received from'),
			'reason', nullif(reason, ''),
			'reference', desk.clean_text(args ->> 'reference',
				100, 'The reference'))),
		desk.clock());
end
$$;

revoke all on function desk.counter_audit(jsonb, counter.audit_action, text,
	uuid, jsonb, jsonb, text) from public;

reset role;
