-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a person's name has a word for each of the prefixes.

set role desk_owner;

create or replace function desk.has_words(person integer, prefixes text[])
returns boolean
language sql stable
as $$
	select not exists (
		select from desk.person p, unnest(prefixes) x (prefix)
		where p.id = person
		  and not exists (select from unnest(p.words) w
			where w ^@ x.prefix));
$$;

revoke all on function desk.has_words(integer, text[]) from public;

reset role;
