-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives a booking its session and its owner's place on the roster; a booking
-- that has one keeps it.  `guest` is the owner of a non-member's booking.

set role desk_owner;

create or replace function desk.session_make(booking integer, guest integer)
returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	session integer;
begin
	select b.session_id into session
	from club.booking_requests b where b.id = booking;
	if session is not null then
		return session;
	end if;

	insert into club.booking_sessions (trackman_booking_id, resource_id,
		session_date, start_time, end_time, source)
	select b.trackman_booking_id, b.resource_id, b.request_date,
		b.start_time, b.end_time, b.origin
	from club.booking_requests b where b.id = booking
	returning id into session;
	update club.booking_requests b set session_id = session
	where b.id = booking;
	insert into club.booking_participants (session_id, user_id, guest_id,
		participant_type, display_name)
	select session, b.user_id, guest, 'owner',
		coalesce(u.name, b.user_name,
			desk.address_shown(b.user_email), 'Guest')
	from club.booking_requests b
	left join club.users u on u.id = b.user_id
	where b.id = booking;
	return session;
end
$$;

revoke all on function desk.session_make(integer, integer) from public;

reset role;
