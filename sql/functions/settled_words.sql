-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a settlement did, as the tail of a sentence: ", 25.00 by card".

set role desk_owner;

create or replace function desk.settled_words(settled jsonb, settle text)
returns text
language sql immutable
as $$
	select case
		when s.taken > 0 then format(', %s %s', desk.money(s.taken),
			case settle when 'cash' then 'in cash'
				else 'by card' end)
		when s.waived > 0 then format(', %s waived',
			desk.money(s.waived))
		when s.passes = 1 then ', 1 guest pass used'
		when s.passes > 1 then format(', %s guest passes used',
			s.passes)
		else '' end
	from (select (settled ->> 'taken_minor')::integer as taken,
		(settled ->> 'waived_minor')::integer as waived,
		(settled ->> 'passes')::integer as passes) s;
$$;

revoke all on function desk.settled_words(jsonb, text) from public;

reset role;
