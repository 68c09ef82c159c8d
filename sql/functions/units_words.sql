-- SPDX-License-Identifier: GPL-3.0-or-later
-- Units by their numbers, as a sentence names several: "203, L077".

set role desk_owner;

create or replace function desk.units_words(units text[]) returns text
language sql immutable
as $$
	select string_agg(replace(replace(u, 'room:', ''), 'locker:', 'L'),
		', ' order by u)
	from unnest(units) u;
$$;

revoke all on function desk.units_words(text[]) from public;

reset role;
