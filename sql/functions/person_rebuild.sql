-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the index of people anew, after a load with triggers off
-- (database.md 9).

set role desk_owner;

create or replace function desk.person_rebuild() returns void
language plpgsql
as $$
declare
	indexes text[];
begin
	truncate desk.person, desk.person_name;
	indexes := desk.indexes_off('desk.person')
		|| desk.indexes_off('desk.person_name');
	insert into desk.person (user_id, guest_id, phone_tail, email, words)
	select e.* from desk.person_expected e;
	insert into desk.person_name (person, word, partner, main)
	select p.id, n.word, n.partner, n.main
	from desk.person p, lateral desk.name_pairs(p.words) n
	order by left(n.word, 1), n.partner;
	perform desk.indexes_on(indexes);
	insert into desk.name_word (word)
	select distinct n.word from desk.person_name n
	where not exists (select from desk.name_word w
		where w.word = n.word);
	analyze desk.person, desk.person_name, desk.name_word;
end
$$;

revoke all on function desk.person_rebuild() from public;

reset role;
