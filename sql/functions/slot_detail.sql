-- SPDX-License-Identifier: GPL-3.0-or-later
-- The detail of a booking made or moved, dry or not: what it costs and cost,
-- what to know, until when it could be longer.

set role desk_owner;

create or replace function desk.slot_detail(booking integer,
	was_minor integer, warnings jsonb) returns jsonb
language sql volatile
as $$
	select jsonb_build_object('price_minor', p.price -> 'price_minor',
		'was_minor', was_minor,
		'fees', coalesce(p.price -> 'fees', '[]'),
		'passes_lost', 0, 'warnings', warnings,
		'free_until', desk.stamp(desk.free_until(b.resource_id,
			upper(desk.during(b.request_date, b.start_time,
				b.end_time)), b.id)))
	from club.booking_requests b,
		lateral (select desk.booking_priced(b.id) as price) p
	where b.id = booking;
$$;

revoke all on function desk.slot_detail(integer, integer, jsonb) from public;

reset role;
