-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody does here on a day, from their bookings of it: "busy: Bay 1
-- until 15:30", "16:00 Bay 2"; on a day that is over, or to come, the first.

set role desk_owner;

create or replace function desk.now_words(resources integer[],
	starts timestamp[], ends timestamp[], day date, now timestamp)
returns text
language sql stable
as $$
	select coalesce(
		(select format('busy: %s until %s',
			desk.resource_label(b.resource),
			to_char(b.ends, 'HH24:MI'))
		 from unnest(resources, starts, ends)
			b (resource, starts, ends)
		 where day = now::date and b.starts <= now and b.ends > now
		 order by b.ends desc limit 1),
		(select to_char(b.starts, 'HH24:MI ')
			|| desk.resource_label(b.resource)
		 from unnest(resources, starts, ends)
			b (resource, starts, ends)
		 where day <> now::date or b.starts > now
		 order by b.starts limit 1),
		case when day <> now::date then 'nothing that day'
			when cardinality(resources) > 0
			then 'nothing more today' else 'nothing today' end);
$$;

revoke all on function desk.now_words(integer[], timestamp[], timestamp[],
	date, timestamp) from public;

reset role;
