-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last thing on the counter's record about something: what, by whom, at
-- which desk, when (the venue's time).  What another application did is by
-- the name of its member of staff.

set role desk_owner;

create or replace function desk.counter_last(entity text, id uuid)
returns table (action text, words text, who text, desk text, at timestamp,
	login text)
language sql volatile
as $$
	select coalesce(a.metadata ->> 'console_action', a.action::text),
		desk.counter_action_words(a.metadata ->> 'console_action',
			a.action::text),
		coalesce(desk.staff_name(a.user_id), s.name,
			'another application'),
		a.metadata ->> 'desk', desk.counter_local(a.created_at),
		a.user_id
	from counter.audit_log a
	left join counter.staff s on s.id = a.staff_id
	where a.entity_type = entity and a.entity_id = counter_last.id
	order by a.created_at desc, a.ctid desc -- never moved
	limit 1;
$$;

revoke all on function desk.counter_last(text, uuid) from public;

reset role;
