-- SPDX-License-Identifier: GPL-3.0-or-later
-- The status that somebody asks for, as one of domain.md 1.1.

set role desk_owner;

create or replace function desk.unit_wanted(wanted text, of text[])
returns counter.room_status
language plpgsql
as $$
begin
	if (wanted = any (of)) is not true then
		perform desk.refuse('limit', 'A unit is set to '
			|| lower(array_to_string(of[:cardinality(of) - 1],
				', ') || ' or ' || of[cardinality(of)]));
	end if;
	return wanted;
end
$$;

revoke all on function desk.unit_wanted(text, text[]) from public;

reset role;
