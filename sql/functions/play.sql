-- SPDX-License-Identifier: GPL-3.0-or-later
-- Minutes that members use up on the given days, a row for each booking and
-- member (domain.md 2.4).  Of the conference room only its owner's count.
-- Bookings that were called off, or lapsed by `now`, use up nothing.
-- members: whose bookings to look at; null for everybody's.

set role desk_owner;

create or replace function desk.play(days date[], members text[],
	now timestamp)
returns table (booking_id integer, day date, starts timestamp, kind text,
	user_id text, minutes integer)
language sql stable
as $$
	select b.id, b.request_date, b.request_date + b.start_time, r.type,
		h.user_id, desk.play_share(r.type, b.duration_minutes,
			b.declared_player_count, h.heads)
	from club.booking_requests b
	join lateral (select case when x.type = 'conference_room'
			then x.type else 'simulator' end as type
		from club.resources x where x.id = b.resource_id) r on true
	join lateral (select x.user_id, x.role, count(*) over ()::integer
			as heads
		from desk.bare_head x where x.booking_id = b.id) h
		on h.user_id is not null
		and (r.type <> 'conference_room' or h.role = 'owner')
	where b.request_date = any (days)
	  and desk.effective_status(b.status, b.request_date + b.start_time,
		now) in ('pending', 'pending_approval', 'approved',
		'confirmed', 'checked_in', 'attended', 'no_show')
	  and (members is null or b.session_id is null
		or b.user_id = any (members) or exists (
			select from club.booking_participants p
			where p.session_id = b.session_id
			  and p.user_id = any (members)));
$$;

revoke all on function desk.play(date[], text[], timestamp) from public;

reset role;
