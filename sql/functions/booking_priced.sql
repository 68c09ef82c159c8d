-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a booking costs as it stands, paid or not.

set role desk_owner;

create or replace function desk.booking_priced(booking integer) returns jsonb
language sql volatile
as $$
	select desk.booking_price(b.resource_id, b.request_date + b.start_time,
		b.duration_minutes, b.user_id, b.declared_player_count,
		desk.booking_ask(b.id) -> 'companions', b.id)
	from club.booking_requests b
	where b.id = booking;
$$;

revoke all on function desk.booking_priced(integer) from public;

reset role;
