-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking's party and its money in one row, for the peek: how many, with
-- whom, what is owed, whom the owner's passes would cover, and the owner's
-- minutes of that day before this booking.

set role desk_owner;

create or replace function desk.booking_party(booking integer,
	now timestamp, out with_text text, out members integer,
	out guests integer, out owed_minor integer, out passes_cover text,
	out minutes_used integer, out minutes_allowed integer)
language sql stable
as $$
	select string_agg(case f.role when 'guest' then f.name || ' (guest)'
			else desk.listing_name(f.name) end, '; '
			order by f.ord) filter (where f.role <> 'owner'),
		count(*) filter (where f.role <> 'guest')::integer,
		count(*) filter (where f.role = 'guest')::integer,
		sum(f.owed)::integer,
		(select count(*) || case when count(*) = 1 then ' covers '
				else ' cover ' end
			|| string_agg(p.name, ' and ')
		 from desk.pass_plan(booking, now) p
		 having count(*) > 0),
		max(f.used) filter (where f.role = 'owner'),
		max(f.allowed) filter (where f.role = 'owner')
	from desk.booking_fees(array[booking]) f;
$$;

revoke all on function desk.booking_party(integer, timestamp) from public;

reset role;
