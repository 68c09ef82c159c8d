-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes the named guests of a party that is here (domain.md 2.5).  A party
-- that is checked in again after a correction is noted once.

set role desk_owner;

create or replace function desk.guests_came(booking integer) returns void
language sql
as $$
	insert into club.guest_check_ins (member_email, guest_name,
		guest_email, check_in_time, checked_in_by)
	select u.email, h.name, h.email, n.now,
		coalesce(me.email, me.login)
	from club.booking_requests b
	join club.users u on u.id = b.user_id
	join desk.head h on h.booking_id = b.id and h.role = 'guest'
		and not desk.is_placeholder(h.name),
		desk.actor() me,
		lateral (select desk.local_now('club') as now) n
	where b.id = booking
	  and not exists (
		select from club.guest_check_ins g
		where lower(g.member_email) = lower(u.email)
		  and g.guest_name = h.name
		  and g.check_in_time >= b.request_date + b.start_time
			- interval '1 hour'
		  and g.check_in_time <= n.now)
	order by h.participant_id;
$$;

revoke all on function desk.guests_came(integer) from public;

reset role;
