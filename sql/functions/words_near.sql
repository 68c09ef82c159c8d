-- SPDX-License-Identifier: GPL-3.0-or-later
-- The words of names that look most like one that nobody has: those a slip of
-- the hand away (two letters swapped, one too many), then those that share
-- most of their trigrams.  `%` uses the trigram index; what it finds at the
-- caller's own threshold is judged again here.  The words are those of all
-- systems; without `everywhere`, of the club's members and guests.

set role desk_owner;

create or replace function desk.words_near(wanted text, everywhere boolean)
returns text[]
language sql stable
as $$
	with known as not materialized (
		select w.word from desk.name_word w
		where everywhere or exists (
			select from desk.person_name n
			where n.word = w.word and n.main)
	), slips as (
		select left(wanted, i - 1) || substr(wanted, i + 1) as word
		from generate_series(1, length(wanted)) i
		union
		select left(wanted, i - 1) || substr(wanted, i + 1, 1)
			|| substr(wanted, i, 1) || substr(wanted, i + 2)
		from generate_series(1, length(wanted) - 1) i
	), near as (
		select w.word, 1.0 as alike
		from known w
		where w.word = any (array(select s.word from slips s))
		union all
		(select w.word, ext.similarity(w.word, wanted)
		 from desk.name_word w
		 where w.word operator(ext.%) wanted
		   and ext.similarity(w.word, wanted) >= 0.4
		 order by 2 desc, 1
		 limit 8)
	)
	select coalesce(array_agg(n.word order by n.alike desc, n.word), '{}')
	from (select x.word, max(x.alike) as alike
		from near x group by x.word order by 2 desc, 1 limit 8) n;
$$;

revoke all on function desk.words_near(text, boolean) from public;

reset role;
