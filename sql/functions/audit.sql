-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes the club's record of a staff action, in the transaction that does it
-- (domain.md 2.8).  args are those of the work function: request, reason and
-- received_from are taken from there; person and desk never are.

set role desk_owner;

create or replace function desk.audit(args jsonb, action text, kind text,
	key text, label text, before jsonb default null,
	after jsonb default null) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	me desk.staff := desk.actor();
begin
	insert into club.admin_audit_log (staff_email, staff_name, action,
		resource_type, resource_id, resource_name, ip_address,
		user_agent, actor_type, actor_email, created_at, details)
	values (coalesce(me.email, me.login), me.name, action, kind, key,
		label, host(inet_client_addr()), 'opsdesk', 'staff',
		me.email, desk.local_now('club'),
		jsonb_strip_nulls(jsonb_build_object(
			'request', args ->> 'request',
			'received_from', desk.clean_text(
				args ->> 'received_from', 100,
				'Received from'),
			'reason', nullif(args ->> 'reason', ''),
			'reference', desk.clean_text(args ->> 'reference',
				100, 'The reference'),
			'undo_of', args ->> 'undo_of',
			'login', me.login, 'at_desk_of', args ->> 'at_desk_of',
			'desk', coalesce(args ->> 'at_desk',
				desk.actor_desk())))
		|| jsonb_build_object('before', before, 'after', after));
end
$$;

revoke all on function desk.audit(jsonb, text, text, text, text, jsonb, jsonb)
	from public;

reset role;
