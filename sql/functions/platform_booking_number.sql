-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: booking_number is BK-YYYYMMDD-NNNNNN, counted up from 1 each day
-- (domain.md 5).  One that is brought along counts as well, so that the next
-- does not meet it; the day is the laundry's.

set role desk_owner;

create or replace function desk.platform_booking_number() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	the_day text := to_char(new.created_at
		at time zone desk.setting_text('platform', 'zone'),
		'YYYYMMDD');
	given integer;
begin
	if new.booking_number is null then
		insert into desk.booking_number_day as d (day, last)
		values (the_day, 1)
		on conflict (day) do update set last = d.last + 1
		returning last into given;
		new.booking_number := format('BK-%s-%s', the_day,
			lpad(given::text, 6, '0'));
	elsif new.booking_number ~ '^BK-[0-9]{8}-[0-9]{6}$' then
		insert into desk.booking_number_day as d (day, last)
		values (substr(new.booking_number, 4, 8),
			right(new.booking_number, 6)::integer)
		on conflict (day) do update
		set last = excluded.last
		where d.last < excluded.last;
	end if;
	return new;
end
$$;

drop trigger if exists a_number on platform.bookings;
create trigger a_number before insert on platform.bookings
	for each row execute function desk.platform_booking_number();

drop trigger if exists a_number_stays on platform.bookings;
create trigger a_number_stays before update of booking_number
	on platform.bookings for each row
	when (old.booking_number is distinct from new.booking_number)
	execute function desk.never_changes(
		'The number of a booking does not change');

revoke all on function desk.platform_booking_number() from public;

reset role;
