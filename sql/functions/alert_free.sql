-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first free hour on a bay that is still to come on a day.

set role desk_owner;

create or replace function desk.alert_free(day date, now timestamp)
returns table (kind text, sentence text, item_kind text, item_id integer,
	resource_id integer, at timestamp)
language sql stable
as $$
	select 'free', to_char(g.opens, 'HH24:MI ')
			|| desk.resource_label(g.resource_id) || ' free',
		'free', g.resource_id, g.resource_id, g.opens
	from (select r.id
		from club.resources r
		where r.is_active
		order by r.type = 'conference_room', r.sort_order, r.id
		limit 1) one,
		lateral desk.free_gaps(one.id, day, '{}', 0, now) g
	where g.closes - g.opens >= interval '1 hour'
	order by g.opens, g.resource_id
	limit 1;
$$;

revoke all on function desk.alert_free(date, timestamp) from public;

reset role;
