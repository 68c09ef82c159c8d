-- SPDX-License-Identifier: GPL-3.0-or-later
-- The listing name a token of an outcome stands for.

set role desk_owner;

create or replace function desk.token_name(kind text, key text) returns text
language sql stable
as $$
	-- a name may look like a token: what is no key names nobody
	select case case when kind = 'user' or key ~ '^[0-9]{1,9}$'
			then kind end
		when 'user' then (select desk.listing_name(u.name)
			from club.users u where u.id = key)
		when 'booking' then desk.booking_name(key::integer)
		when 'participant' then (select desk.listing_name(p.display_name)
			from club.booking_participants p
			where p.id = key::integer)
		when 'head' then (select p.display_name
			from club.booking_participants p
			where p.id = key::integer)
		when 'guest' then (select desk.listing_name(g.name)
			from club.guests g where g.id = key::integer)
		when 'slot' then (select desk.listing_name(s.customer_name)
			from club.trackman_bay_slots s
			where s.id = key::integer)
		when 'unmatched' then (select desk.listing_name(b.user_name)
			from club.trackman_unmatched_bookings b
			where b.id = key::integer)
	end;
$$;

revoke all on function desk.token_name(text, text) from public;

reset role;
