-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter whose name has a word for each of the given
-- prefixes, in any order, without case and accents: desk.identities_by_name
-- for one system.  Two prefixes are a range of pairs; one letter beside a word
-- is too many pairs, and filters.

set role desk_owner;

create or replace function desk.customers_by_name(prefixes text[], cap integer)
returns uuid[]
language plpgsql stable
as $$
declare
	sorted constant text[] := array(select p from unnest(prefixes) p
		order by length(p) desc, p);
	long constant text := sorted[1];
	short constant text := sorted[2];
	-- what the range of the index does not know
	rest constant text[] := sorted[case when length(short) >= 2 then 3
		else 2 end:];
begin
	if length(short) >= 2 then
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
