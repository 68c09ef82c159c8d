-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who plays on a day, a row a person with their bookings in the order of time:
-- for a search that shows whoever is in the building first.

set role desk_owner;

create or replace function desk.people_on(day date, now timestamp)
returns table (person integer, words text[], inside boolean,
	resources integer[], starts timestamp[], ends timestamp[])
language sql stable
as $$
	with booked as materialized (
		select b.id, b.user_id, b.session_id, b.resource_id,
			lower(d.during) as starts, upper(d.during) as ends
		from club.booking_requests b,
			lateral (select desk.during(b.request_date,
				b.start_time, b.end_time) as during) d
		where b.request_date in (day, day - 1)
		  and upper(d.during) > day
		  and desk.booking_occupies(desk.effective_status(b.status,
			lower(d.during), now))
	), players as materialized (
		select t.id, t.user_id, null::integer as guest_id from booked t
		where t.user_id is not null
		union
		select t.id, x.user_id, x.guest_id
		from booked t
		join club.booking_participants x using (session_id)
		where x.invite_status in ('accepted', 'pending')
	), people as materialized (
		select p.id as person, p.words, w.id
		from players w
		join desk.person p on p.user_id = w.user_id
		union all
		select p.id, p.words, w.id
		from players w
		join desk.person p on p.guest_id = w.guest_id
		where w.user_id is null and w.guest_id is not null
	)
	select p.person, p.words,
		bool_or(t.starts <= now and t.ends > now),
		array_agg(t.resource_id order by t.starts),
		array_agg(t.starts order by t.starts),
		array_agg(t.ends order by t.starts)
	from people p
	join booked t on t.id = p.id
	group by p.person, p.words;
$$;

revoke all on function desk.people_on(date, timestamp) from public;

reset role;
