-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everybody who plays in a booking, a row a head, by ids: the participants of
-- its session, and where there is none yet, those the request names.  A
-- booking has an owner even when no row says so.  desk.head has the names.
-- What their price depends on stands beside them, so that it takes no second
-- look at the booking.
--
-- Each "offset 0" keeps a look-up by key one, whatever the planner believes
-- about the tables: a view that is read booking by booking must not scan.

set role desk_owner;

create or replace view desk.bare_head as
select b.id as booking_id, h.participant_id, h.role, h.user_id, h.guest_id,
	h.called, h.email, h.payment_status, h.cached_minor, h.used_pass,
	b.request_date as day, b.request_date + b.start_time as starts,
	b.duration_minutes as booked_minutes, b.declared_player_count,
	b.resource_id, b.status, b.is_unmatched
from club.booking_requests b
cross join lateral (
	select p.id as participant_id, p.participant_type::text as role,
		p.user_id::text, p.guest_id, p.display_name::text as called,
		null::text as email, p.payment_status::text,
		p.cached_fee_cents as cached_minor,
		p.used_guest_pass as used_pass
	from club.booking_participants p
	where p.session_id = b.session_id
	  and p.invite_status in ('accepted', 'pending')
	union all
	select null, 'owner', b.user_id, null,
		coalesce(b.user_name, desk.address_shown(b.user_email),
			'somebody'), null,
		'pending', 0, false
	where b.session_id is null or not exists (
		select from club.booking_participants p
		where p.session_id = b.session_id
		  and p.participant_type = 'owner' offset 0)
	union all
	select null, case when u.id is null then 'guest' else 'member' end,
		u.id, null,
		coalesce(nullif(left(x.j ->> 'name', 200), ''), 'Guest'),
		case when u.id is null then x.j ->> 'email' end, 'pending', 0,
		false
	from (
		-- the limit is for the planner, which expects a thousand
		select q from jsonb_path_query(b.request_participants,
			'lax $[*] ? (@.type() == "object")') q
		where b.session_id is null
		limit 20) x (j)
	left join lateral (select m.id from club.users m
		where m.id = x.j ->> 'userId' offset 0) u on true
	where u.id is distinct from b.user_id) h;

revoke all on desk.bare_head from public;

reset role;
