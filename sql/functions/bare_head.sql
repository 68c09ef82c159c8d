-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everybody who plays in a booking, a row a head, by ids: the participants of
-- its session, and where there is none yet, those the request names.  A
-- booking has an owner even when no row says so.  desk.head has the names.

set role desk_owner;

create or replace view desk.bare_head as
select b.id as booking_id, p.id as participant_id,
	p.participant_type::text as role, p.user_id::text, p.guest_id,
	p.display_name::text as called, null::text as email,
	p.payment_status::text, p.cached_fee_cents as cached_minor,
	p.used_guest_pass as used_pass
from club.booking_requests b
join club.booking_participants p on p.session_id = b.session_id
where p.invite_status in ('accepted', 'pending')
union all
select b.id, null, 'owner', b.user_id, null,
	coalesce(b.user_name, b.user_email, 'somebody'), null, 'pending', 0,
	false
from club.booking_requests b
where b.session_id is null or not exists (
	select from club.booking_participants p
	where p.session_id = b.session_id and p.participant_type = 'owner')
union all
select b.id, null, case when u.id is null then 'guest' else 'member' end,
	u.id, null, coalesce(nullif(left(x.j ->> 'name', 200), ''), 'Guest'),
	case when u.id is null then x.j ->> 'email' end, 'pending', 0, false
from club.booking_requests b,
	-- the limit is for the planner, which expects a thousand otherwise
	lateral (select q from jsonb_path_query(b.request_participants,
		'lax $[*] ? (@.type() == "object")') q limit 20) x (j)
left join club.users u on u.id = x.j ->> 'userId'
where b.session_id is null and u.id is distinct from b.user_id;

revoke all on desk.bare_head from public;

reset role;
