-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is rented, in words.

set role desk_owner;

create or replace function desk.counter_rental_words(
	rental counter.rental_type) returns text
language sql immutable
return case rental
	when 'LOCKER' then 'Locker'
	when 'GYM_LOCKER' then 'Gym locker'
	when 'STANDARD' then 'Standard room'
	when 'DOUBLE' then 'Double room'
	when 'SPECIAL' then 'Special room' end;

revoke all on function desk.counter_rental_words(counter.rental_type)
	from public;

reset role;
