-- SPDX-License-Identifier: GPL-3.0-or-later
-- The day pass that a non-member bought with their booking (domain.md 2.1);
-- desk.day_pass_use() redeems it when they come.

set role desk_owner;

create or replace function desk.day_pass_sell(booking integer, minor integer)
returns void
language sql
as $$
	insert into club.day_pass_purchases (id, email, name, booking_id,
		price_cents, product_type)
	select gen_random_uuid()::text, g.email,
		coalesce(p.display_name, b.user_name), b.id, minor,
		case when r.type = 'conference_room' then 'workspace'
			else 'golf_simulator' end
	from club.booking_requests b
	left join club.resources r on r.id = b.resource_id
	left join club.booking_participants p on p.session_id = b.session_id
		and p.participant_type = 'owner'
	left join club.guests g on g.id = p.guest_id
	where b.id = booking;
$$;

revoke all on function desk.day_pass_sell(integer, integer) from public;

reset role;
