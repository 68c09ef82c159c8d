-- SPDX-License-Identifier: GPL-3.0-or-later
-- The words of a name, folded: at most five, each once, in their order.
-- O'Brien is one word, García-López is two.  translate() rather than a regular
-- expression: an index of a million names calls this a million times.

set role desk_owner;

create or replace function desk.name_words(name text) returns text[]
language sql immutable parallel safe
as $$
	select coalesce(array_agg(d.word order by d.at), '{}')
	from (
		select left(w.word, 40) as word, min(w.at) as at
		from unnest(string_to_array(translate(
				desk.fold(left(name, 200)),
				E' \t\n\r\u00a0!"#$%&()*+,-/:;<=>?@[\\]^_{|}~'
					|| '.''’‘`´',
				repeat(' ', 34)), ' '))
			with ordinality w (word, at)
		where w.word <> ''
		group by 1
		order by 2
		limit 5) d;
$$;

revoke all on function desk.name_words(text) from public;

reset role;
