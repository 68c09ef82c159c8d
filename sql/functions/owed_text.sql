-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a booking owes for, in words: "guest Mo Lee", or, when it is for more
-- than one thing, each with its amount.  Null when nothing is owed.  People
-- are tokens for sentences that are kept; `names` writes them out for eyes.

set role desk_owner;

create or replace function desk.owed_text(booking integer,
	names boolean default false) returns text
language sql stable
as $$
	select string_agg(o.what || case when o.n > 1
			then ' ' || desk.money(o.owed) else '' end, ', '
			order by o.ord)
	from (
		select f.ord, f.owed, count(*) over () as n,
			case f.role
				when 'owner' then case when f.user_id is null
					then 'day pass' else 'own time' end
				else f.role || ' ' || case
					when names then f.name
					when f.participant_id is null
						then desk.verbatim(f.name)
					else format('{head:%s}',
						f.participant_id) end
			end as what
		from desk.booking_fees(array[booking]) f
		where f.owed > 0) o;
$$;

revoke all on function desk.owed_text(integer, boolean) from public;

reset role;
