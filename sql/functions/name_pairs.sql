-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every word of a name beside every other one (desk.person_name).

set role desk_owner;

create or replace function desk.name_pairs(words text[])
returns table (word text, partner text, main boolean)
language sql immutable
as $$
	select a.word, coalesce(b.word, ''),
		row_number() over (partition by a.word order by b.at) = 1
	from unnest(words) with ordinality a (word, at)
	left join unnest(words) with ordinality b (word, at)
		on b.at <> a.at;
$$;

revoke all on function desk.name_pairs(text[]) from public;

reset role;
