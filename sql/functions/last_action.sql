-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last thing on record about something: what, by whom, where, when.
-- `said` is who it was for an outcome (desk.acted_by).

set role desk_owner;

create or replace function desk.last_action(kind text, key text)
returns table (action text, words text, who text, desk text, at timestamp,
	said text)
language sql stable
as $$
	select a.action, desk.action_words(a.action), w.who,
		a.details ->> 'desk', a.created_at, w.said
	from club.admin_audit_log a,
		lateral desk.acted_by(a.details ->> 'login', a.staff_name,
			coalesce(a.actor_email, a.staff_email), a.actor_type) w
	where a.resource_type = kind and a.resource_id = key
	order by a.id desc
	limit 1;
$$;

revoke all on function desk.last_action(text, text) from public;

reset role;
