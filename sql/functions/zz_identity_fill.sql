-- SPDX-License-Identifier: GPL-3.0-or-later
-- People who were there before the index of people was: a database of an
-- earlier release gets it filled, once, by those who bring it to this one
-- (database.md 9).  A file of functions, since a migration has none yet; it
-- comes after everything that the rebuild stands on.

set role desk_owner;

do $$
begin
	if not exists (select from desk.identity)
		and exists (select from desk.identity_facts)
	then
		perform desk.identity_rebuild();
	end if;
end
$$;

reset role;
