-- SPDX-License-Identifier: GPL-3.0-or-later
-- Stores a booking by staff with its session and its owner.

set role desk_owner;

create or replace function desk.booking_insert(resource integer,
	during tsrange, minutes integer, member text, guest text,
	declared integer, note text, now timestamp) returns integer
language plpgsql
as $$
declare
	starts timestamp := lower(during);
	booking integer;
	visitor integer;
begin
	insert into club.booking_requests (user_id, user_email, user_name,
		resource_id, request_date, start_time, end_time,
		duration_minutes, status, declared_player_count, notes,
		origin, created_at, updated_at)
	select member, u.email, coalesce(u.name, guest), resource,
		starts::date, starts::time,
		desk.end_time(starts, upper(during)), minutes, 'approved',
		declared, note, 'staff_manual', now, now
	from (select 1) one
	left join club.users u on u.id = member
	returning id into booking;
	if member is null then
		insert into club.guests (name, created_at)
		values (guest, now)
		returning id into visitor;
	end if;
	perform desk.session_make(booking, visitor);
	return booking;
end
$$;

revoke all on function desk.booking_insert(integer, tsrange, integer, text,
	text, integer, text, timestamp) from public;

reset role;
