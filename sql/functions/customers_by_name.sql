-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter whose name has a word for each of the given
-- prefixes, in any order, without case and accents: desk.identities_by_name
-- for one system.

set role desk_owner;

create or replace function desk.customers_by_name(prefixes text[], cap integer)
returns uuid[]
language plpgsql stable
as $$
declare
	long text;
	short text;
	rest text[];
begin
	select n.* into long, short, rest
	from desk.name_prefixes(prefixes, 2) n;
	if short is not null then
		return array(
			select i.key::uuid
			from desk.identity_name n
			join desk.identity i on i.id = n.identity
				and i.system = 'counter' and i.kind = 'customer'
				and i.is_live
			where left(n.word, 2) = left(short, 2)
			  and n.partner >= long
			  and n.partner < desk.prefix_end(long)
			  and n.word ^@ short
			  and (rest = '{}'
				or desk.identity_has_words(i.id, rest))
			order by n.partner, n.word
			limit cap);
	end if;
	return array(
		select i.key::uuid
		from desk.identity_name n
		join desk.identity i on i.id = n.identity
			and i.system = 'counter' and i.kind = 'customer'
			and i.is_live
		where n.main and n.word >= long
		  and n.word < desk.prefix_end(long)
		  and (rest = '{}' or desk.identity_has_words(i.id, rest))
		order by n.word, n.partner
		limit cap);
end
$$;

revoke all on function desk.customers_by_name(text[], integer) from public;

reset role;
