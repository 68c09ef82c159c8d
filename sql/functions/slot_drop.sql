-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes one participant's slot out of the club's own lists of members and
-- guests; those lists name people, not participants.

set role desk_owner;

create or replace function desk.slot_drop(booking integer,
	participant integer) returns void
language sql
as $$
	delete from club.booking_members m
	using club.booking_participants p
	join club.users u on u.id = p.user_id
	where p.id = participant and m.booking_id = booking
	  and lower(m.user_email) = lower(u.email);

	delete from club.booking_guests g
	where g.id = (
		select x.id
		from club.booking_guests x, club.booking_participants p
		left join club.guests k on k.id = p.guest_id
		where p.id = participant and p.user_id is null
		  and x.booking_id = booking
		  and x.guest_name = p.display_name
		  and lower(x.guest_email) is not distinct from lower(k.email)
		order by x.slot_number
		limit 1);
$$;

revoke all on function desk.slot_drop(integer, integer) from public;

reset role;
