-- SPDX-License-Identifier: GPL-3.0-or-later
-- The words of names that look most like one that nobody has.  `%` uses the
-- trigram index; what it finds at the caller's own threshold is judged again
-- here.

set role desk_owner;

create or replace function desk.words_near(wanted text) returns text[]
language sql stable
as $$
	select coalesce(array_agg(distinct n.word), '{}')
	from (
		select w.word
		from desk.name_word w
		where w.word operator(ext.%) wanted
		  and ext.similarity(w.word, wanted) >= 0.4
		order by ext.similarity(w.word, wanted) desc, w.word
		limit 8) n;
$$;

revoke all on function desk.words_near(text) from public;

reset role;
