-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bookings of some days that any of these people may play in, and all of
-- those days for null.  A request without a roster may name anybody.

set role desk_owner;

create or replace function desk.bookings_of(days date[], people text[])
returns integer[]
language plpgsql stable
set plan_cache_mode = 'force_generic_plan'
-- a day of a large club looks dear enough to compile for, at 30 ms a time
set jit = off
as $$
begin
	if people is null then
		return array(select b.id from club.booking_requests b
			where b.request_date = any (days));
	end if;
	return array(select b.id from club.booking_requests b
		where b.request_date = any (days)
		  and (b.session_id is null or b.user_id = any (people)
			-- offset 0: by key, booking by booking
			or exists (select from club.booking_participants p
				where p.session_id = b.session_id
				  and p.user_id = any (people) offset 0)));
end
$$;

revoke all on function desk.bookings_of(date[], text[]) from public;

reset role;
