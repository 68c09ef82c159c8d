-- SPDX-License-Identifier: GPL-3.0-or-later
-- People whose name sounds like the one that found nobody: each word of four
-- letters or more may be misspelt.

set role desk_owner;

create or replace function desk.people_like_name(words text[], cap integer)
returns integer[]
language plpgsql stable
as $$
declare
	a text;
	b text;
	near1 text[] := array[words[1]];
	near2 text[] := array[words[2]];
	people integer[] := '{}';
begin
	if length(words[1]) >= 4 then
		near1 := desk.words_near(words[1], false) || near1;
	end if;
	if length(words[2]) >= 4 then
		near2 := desk.words_near(words[2], false) || near2;
	end if;
	foreach a in array near1 loop
		foreach b in array near2 loop
			people := people || desk.people_by_name(
				array_remove(array[a, b], null),
				cap - cardinality(people));
		end loop;
	end loop;
	return people;
end
$$;

revoke all on function desk.people_like_name(text[], integer) from public;

reset role;
