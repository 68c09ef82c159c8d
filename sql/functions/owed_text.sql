-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a booking owes for, in words: "guest Mo Lee", or, when it is for more
-- than one thing, each with its amount.  Null when nothing is owed.  People
-- are tokens, for sentences that are kept.

set role desk_owner;

create or replace function desk.owed_text(booking integer) returns text
language sql stable
as $$
	select string_agg(desk.owed_for(o.role, o.user_id, o.called)
		|| case when o.n > 1 then ' ' || desk.money(o.owed)
			else '' end, ', ' order by o.ord)
	from (
		select f.ord, f.role, f.user_id, f.owed, count(*) over () as n,
			case when f.participant_id is null
					then desk.verbatim(f.name)
				else format('{head:%s}', f.participant_id) end
				as called
		from desk.booking_fees(array[booking]) f
		where f.owed > 0) o;
$$;

revoke all on function desk.owed_text(integer) from public;

reset role;
