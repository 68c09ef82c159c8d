-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking's place and time for people: Bay 2 15:30-17:00.

set role desk_owner;

create or replace function desk.booking_title(booking integer) returns text
language plpgsql stable
as $$
begin
	return (
		select concat_ws(' ', desk.resource_label(b.resource_id),
			desk.span(lower(d.during), upper(d.during)))
		from club.booking_requests b,
			lateral (select desk.during(b.request_date,
				b.start_time, b.end_time) as during) d
		where b.id = booking);
end
$$;

revoke all on function desk.booking_title(integer) from public;

reset role;
