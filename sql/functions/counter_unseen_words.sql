-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is said to who saw another amount than what is due by now.

set role desk_owner;

create or replace function desk.counter_unseen_words(minor integer,
	seen integer, method text) returns text
language sql immutable
as $$
	select format('%s is due by now, not %s: nothing was %s',
		desk.money(minor), coalesce(desk.money(seen), 'what you saw'),
		case method when 'none' then 'done' else 'taken' end);
$$;

revoke all on function desk.counter_unseen_words(integer, integer, text)
	from public;

reset role;
