-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody does here now, from their bookings of today: "busy: Bay 1
-- until 15:30", "16:00 Bay 2".

set role desk_owner;

create or replace function desk.now_words(resources integer[],
	starts timestamp[], ends timestamp[], now timestamp) returns text
language sql stable
as $$
	select coalesce(
		(select format('busy: %s until %s',
			desk.resource_label(b.resource),
			to_char(b.ends, 'HH24:MI'))
		 from unnest(resources, starts, ends)
			b (resource, starts, ends)
		 where b.starts <= now and b.ends > now
		 order by b.ends desc limit 1),
		(select to_char(b.starts, 'HH24:MI ')
			|| desk.resource_label(b.resource)
		 from unnest(resources, starts, ends)
			b (resource, starts, ends)
		 where b.starts > now
		 order by b.starts limit 1),
		'nothing more today');
$$;

revoke all on function desk.now_words(integer[], timestamp[], timestamp[],
	timestamp) from public;

reset role;
