-- SPDX-License-Identifier: GPL-3.0-or-later
-- People of the index whose name has a word for each of the given prefixes,
-- in any order, at most `cap` and in the order of the words.  How prefixes become
-- ranges of the index is desk.name_prefixes()'s.

set role desk_owner;

create or replace function desk.people_by_name(prefixes text[], cap integer)
returns integer[]
language plpgsql stable
as $$
declare
	long text;
	short text;
	rest text[];
begin
	select n.* into long, short, rest
	from desk.name_prefixes(prefixes, 1) n;
	if short is null then
		return array(
			select n.person from desk.person_name n
			where n.main and n.word >= long
			  and n.word < desk.prefix_end(long)
			order by n.word, n.partner
			limit cap);
	elsif length(short) = 1 then
		return array(
			select n.person from desk.person_name n
			where left(n.word, 1) = short and n.partner >= long
			  and n.partner < desk.prefix_end(long)
			  and (rest = '{}' or desk.has_words(n.person, rest))
			order by n.partner, n.word
			limit cap);
	end if;
	return array(
		select n.person from desk.person_name n
		where left(n.word, 2) = left(short, 2) and n.partner >= long
		  and n.partner < desk.prefix_end(long)
		  and n.word ^@ short
		  and (rest = '{}' or desk.has_words(n.person, rest))
		order by n.partner, n.word
		limit cap);
end
$$;

revoke all on function desk.people_by_name(text[], integer) from public;

reset role;
