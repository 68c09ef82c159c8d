-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter with a word in their name that the given one is
-- inside of.  There are few words however many people there are, so that two
-- letters, which no index of three finds, are looked for among the words.

set role desk_owner;

create or replace function desk.customers_inside(part text, cap integer)
returns uuid[]
language plpgsql stable
as $$
declare
	found text[] := array(select w.word from desk.name_word w
		where strpos(w.word, part) > 0
		order by w.word);
begin
	return array(
		select i.key::uuid
		from desk.identity_name n
		join desk.identity i on i.id = n.identity
			and i.system = 'counter' and i.kind = 'customer'
			and i.is_live
		where n.main and n.word = any (found)
		limit cap);
end
$$;

revoke all on function desk.customers_inside(text, integer) from public;

reset role;
