-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bookings and those of the same days that may bear on their price, being of
-- the same people (domain.md 2.4).  For many bookings that is all of their
-- days; for a few, not even the heads of the others are looked up.

set role desk_owner;

create or replace function desk.bookings_around(bookings integer[])
returns integer[]
language plpgsql stable
set plan_cache_mode = 'force_generic_plan'
as $$
declare
	days date[] := array(select distinct b.request_date
		from unnest(bookings) i (id)
		join club.booking_requests b on b.id = i.id);
	people text[] := case when cardinality(bookings) <= 8 then array(
		select h.user_id from unnest(bookings) i (id),
			lateral (select x.user_id from desk.bare_head x
				where x.booking_id = i.id offset 0) h
		where h.user_id is not null) end;
begin
	return case when people is not null then bookings end
		|| desk.bookings_of(days, people);
end
$$;

revoke all on function desk.bookings_around(integer[]) from public;

reset role;
