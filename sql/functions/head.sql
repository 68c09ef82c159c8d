-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everybody who plays in a booking, a row a head, by name.

set role desk_owner;

create or replace view desk.head as
select h.booking_id, h.participant_id, h.role, h.user_id, h.guest_id,
	coalesce(u.name, h.called)::text as name,
	coalesce(g.email, h.email)::text as email, h.payment_status,
	h.cached_minor, h.used_pass
from desk.bare_head h
left join lateral (select x.name from club.users x
	where x.id = h.user_id offset 0) u on true
left join lateral (select x.email from club.guests x
	where x.id = h.guest_id offset 0) g on true;

revoke all on desk.head from public;

reset role;
