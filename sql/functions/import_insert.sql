-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a booking of an unmatched import, as Trackman reports it: it keeps its
-- bay, its length and its players, and belongs to nobody yet.

set role desk_owner;

create or replace function desk.import_insert(
	u club.trackman_unmatched_bookings) returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	during tsrange := desk.during(u.booking_date, u.start_time, u.end_time);
	booking integer;
begin
	if u.resource_id is null or during is null then
		perform desk.refuse('missing',
			'The import names no bay and time');
	end if;
	insert into club.booking_requests (user_name, resource_id,
		request_date, start_time, end_time, duration_minutes, status,
		declared_player_count, origin, is_unmatched,
		trackman_booking_id)
	values (nullif(left(btrim(u.user_name), 200), ''), u.resource_id,
		u.booking_date, u.start_time, u.end_time,
		extract(epoch from upper(during) - lower(during)) / 60,
		'approved', greatest(least(u.player_count, 100), 1),
		'trackman_import', true, u.trackman_booking_id)
	returning id into booking;
	return booking;
end
$$;

revoke all on function desk.import_insert(club.trackman_unmatched_bookings)
	from public;

reset role;
