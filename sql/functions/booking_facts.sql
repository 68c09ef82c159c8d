-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking as the record keeps it before and after a change: what was, in
-- ids and values, without names.

set role desk_owner;

create or replace function desk.booking_facts(booking integer) returns jsonb
language plpgsql stable
as $$
begin
	return (
		select jsonb_build_object('status', b.status,
			'resource', b.resource_id,
			'starts', desk.stamp(b.request_date + b.start_time),
			'ends', desk.stamp(upper(desk.during(b.request_date,
				b.start_time, b.end_time))),
			'minutes', b.duration_minutes, 'member', b.user_id,
			'declared', b.declared_player_count)
		from club.booking_requests b
		where b.id = booking);
end
$$;

revoke all on function desk.booking_facts(integer) from public;

reset role;
