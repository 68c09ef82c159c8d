-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose booking it is, as lists show it.

set role desk_owner;

create or replace function desk.booking_name(booking integer) returns text
language plpgsql stable
as $$
begin
	return (
		select coalesce(desk.listing_name(u.name),
			(select desk.listing_name(p.display_name)
			 from club.booking_participants p
			 where p.session_id = b.session_id
			   and p.participant_type = 'owner'),
			desk.listing_name(b.user_name),
			desk.address_shown(b.user_email))
		from club.booking_requests b
		left join club.users u on u.id = b.user_id
		where b.id = booking);
end
$$;

revoke all on function desk.booking_name(integer) from public;

reset role;
