-- SPDX-License-Identifier: GPL-3.0-or-later
-- How prefixes of a name are looked up, for those who do: the longest is a range
-- of words (`long`), the next one its partner's first letters (`short`), so that
-- a common word costs little beside another one; what is left filters.  A
-- partner of fewer letters than `fewest` is too many pairs, and filters too.

set role desk_owner;

create or replace function desk.name_prefixes(prefixes text[], fewest integer,
	out long text, out short text, out rest text[])
language plpgsql immutable
as $$
declare
	sorted constant text[] := array(select p from unnest(prefixes) p
		order by length(p) desc, p);
begin
	long := sorted[1];
	if length(sorted[2]) >= fewest then
		short := sorted[2];
		rest := sorted[3:];
	else
		rest := sorted[2:];
	end if;
end
$$;

revoke all on function desk.name_prefixes(text[], integer) from public;

reset role;
