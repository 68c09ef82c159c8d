-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes the names of people of the index, who have none there.

set role desk_owner;

create or replace function desk.person_store(people integer[]) returns void
language sql
as $$
	insert into desk.person_name (person, word, partner, main)
	select p.id, n.word, n.partner, n.main
	from desk.person p, lateral desk.name_pairs(p.words) n
	where p.id = any (people);

	insert into desk.name_word (word)
	select distinct w.word
	from desk.person p, lateral unnest(p.words) w (word)
	where p.id = any (people)
	  and not exists (select from desk.name_word n
		where n.word = w.word);
$$;

revoke all on function desk.person_store(integer[]) from public;

reset role;
