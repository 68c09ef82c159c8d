-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes the search tokens of identities that have none.

set role desk_owner;

create or replace function desk.identity_store(ids bigint[]) returns void
language sql
as $$
	insert into desk.identity_name (identity, word, partner, main)
	select i.id, n.word, n.partner, n.main
	from desk.identity i, lateral desk.name_pairs(i.words) n
	where i.id = any (ids);

	insert into desk.name_word (word)
	select distinct w.word
	from desk.identity i, lateral unnest(i.words) w (word)
	where i.id = any (ids)
	  and not exists (select from desk.name_word n
		where n.word = w.word);
$$;

revoke all on function desk.identity_store(bigint[]) from public;

reset role;
