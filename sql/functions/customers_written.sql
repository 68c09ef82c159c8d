-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter whose name has every part of what was typed as it is
-- written, anywhere: a single word among the words of names, all else, with
-- what is no letter, in the names themselves.

set role desk_owner;

create or replace function desk.customers_written(typed text, words text[],
	cap integer) returns uuid[]
language plpgsql stable
as $$
declare
	-- the longest first, by which the index finds
	likes constant text[] := array(select '%' || w || '%'
		from regexp_split_to_table(regexp_replace(typed,
			'([\\%_])', '\\\1', 'g'), '[\s,]+') w
		where w <> ''
		order by length(w) desc, w);
begin
	if cardinality(words) = 1 and typed ~ '^[[:alnum:]]+$' then
		return desk.customers_inside(words[1], cap);
	end if;
	return array(select c.id from counter.customers c
		where c.name ilike likes[1] and c.name ilike all (likes)
		limit cap);
end
$$;

revoke all on function desk.customers_written(text, text[], integer)
	from public;

reset role;
