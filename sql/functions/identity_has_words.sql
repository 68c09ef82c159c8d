-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether an identity's name has a word for each of the prefixes.

set role desk_owner;

create or replace function desk.identity_has_words(identity bigint,
	prefixes text[]) returns boolean
language sql stable
as $$
	select not exists (
		select from desk.identity i, unnest(prefixes) x (prefix)
		where i.id = identity_has_words.identity
		  and not exists (select from unnest(i.words) w
			where w ^@ x.prefix));
$$;

revoke all on function desk.identity_has_words(bigint, text[]) from public;

reset role;
