-- SPDX-License-Identifier: GPL-3.0-or-later
-- The words of a name, folded: at most five, each once, in their order.
-- O'Brien is one word, García-López is two.  Indexes of a million names call
-- this a million times: translate() rather than a regular expression, and most
-- names have two or three short words that differ, which need no query.

set role desk_owner;

create or replace function desk.name_words(name text) returns text[]
language plpgsql immutable parallel safe
as $$
declare
	plain text := translate(desk.fold(left(name, 200)),
		E' \t\n\r\u00a0!"#$%&()*+,-/:;<=>?@[\\]^_{|}~.''’‘`´',
		'                                  ');
	words text[] := array_remove(string_to_array(plain, ' '), '');
begin
	if length(plain) <= 40 and (cardinality(words) <= 1
		or cardinality(words) <= 3 and words[1] <> words[2]
			and words[1] is distinct from words[3]
			and words[2] is distinct from words[3]) then
		return words;
	end if;
	return (
		select coalesce(array_agg(d.word order by d.at), '{}')
		from (
			select left(w.word, 40) as word, min(w.at) as at
			from unnest(words) with ordinality w (word, at)
			group by 1
			order by 2
			limit 5) d);
end
$$;

revoke all on function desk.name_words(text) from public;

reset role;
