-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last thing on record about something: what, by whom, where, when.

set role desk_owner;

create or replace function desk.last_action(kind text, key text)
returns table (action text, words text, who text, desk text, at timestamp)
language sql stable
as $$
	select a.action, desk.action_words(a.action),
		coalesce(a.details ->> 'login', a.staff_name, a.actor_email,
			a.staff_email, a.actor_type),
		a.details ->> 'desk', a.created_at
	from club.admin_audit_log a
	where a.resource_type = kind and a.resource_id = key
	order by a.id desc
	limit 1;
$$;

revoke all on function desk.last_action(text, text) from public;

reset role;
