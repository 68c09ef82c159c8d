-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the index of people of all systems anew, after a load with triggers off
-- (database.md 9).  Identities keep their numbers, since links refer to them.
-- While it works, whoever changes a person waits for it.

set role desk_owner;

create or replace function desk.identity_rebuild() returns void
language plpgsql
set jit = off
as $$
declare
	indexes text[];
begin
	lock table desk.identity in share row exclusive mode;
	insert into desk.identity as i (system, kind, key, words)
	select s.system, s.kind, k.key, coalesce(desk.name_words(s.name), '{}')
	from desk.identity_facts s,
		lateral (select coalesce(s.text_key, s.int_key::text,
			s.uuid_key::text) as key) k
	on conflict (system, kind, key) do update
	set is_live = true, words = excluded.words
	where (i.is_live, i.words) is distinct from (true, excluded.words);

	update desk.identity i
	set is_live = false, words = '{}'
	where i.is_live and not exists (
		select from desk.identity_facts s
		where s.system = i.system and s.kind = i.kind
		  and coalesce(s.text_key, s.int_key::text, s.uuid_key::text)
			= i.key);

	truncate desk.identity_key, desk.identity_name, desk.name_word;
	indexes := desk.indexes_off('desk.identity_key')
		|| desk.indexes_off('desk.identity_name');
	insert into desk.identity_key (identity, kind, value, trusted)
	select i.id, x.kind, x.value, x.trusted
	from desk.identity_facts s
	join desk.identity i on i.system = s.system and i.kind = s.kind
		and i.key = coalesce(s.text_key, s.int_key::text,
			s.uuid_key::text),
		lateral desk.identity_keys(s, i.words) x;

	insert into desk.identity_name (identity, word, partner, main)
	select i.id, n.word, n.partner, n.main
	from desk.identity i, lateral desk.name_pairs(i.words) n
	order by left(n.word, 1), n.partner;
	perform desk.indexes_on(indexes);
	insert into desk.name_word (word)
	select n.word from desk.identity_name n
	union
	select n.word from desk.person_name n;
	analyze desk.identity, desk.identity_key, desk.identity_name,
		desk.name_word;
end
$$;

revoke all on function desk.identity_rebuild() from public;

reset role;
