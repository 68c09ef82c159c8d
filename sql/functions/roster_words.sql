-- SPDX-License-Identifier: GPL-3.0-or-later
-- A roster change in a sentence.  People are tokens; who has left has none any
-- more, so only their number is said.

set role desk_owner;

create or replace function desk.roster_words(booking integer, added integer[],
	gone jsonb, declared integer) returns text
language sql stable
as $$
	select format('{booking:%s}, %s: %s', booking,
		desk.booking_when(booking), concat_ws(', ',
			(select string_agg(format('{head:%s}', a), ' and '
				order by a) || ' added' from unnest(added) a),
			nullif(jsonb_array_length(gone), 0) || ' removed',
			declared || ' declared'));
$$;

revoke all on function desk.roster_words(integer, integer[], jsonb, integer)
	from public;

reset role;
