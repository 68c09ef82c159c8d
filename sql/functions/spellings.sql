-- SPDX-License-Identifier: GPL-3.0-or-later
-- A word of a name as it was typed, after words of any system that look like
-- it; null is null.  Shorter words than four letters are taken at their word.

set role desk_owner;

create or replace function desk.spellings(word text) returns text[]
language sql stable
as $$
	select case when length(word) >= 4
		then desk.words_near(word, true) || word
		else array[word] end;
$$;

revoke all on function desk.spellings(text) from public;

reset role;
