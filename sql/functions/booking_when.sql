-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where and when a booking is, as an outcome says it: the day too when that
-- is not today.

set role desk_owner;

create or replace function desk.booking_when(booking integer) returns text
language sql stable
as $$
	select desk.place_words(desk.booking_facts(booking),
		desk.local_now('club')::date);
$$;

revoke all on function desk.booking_when(integer) from public;

reset role;
