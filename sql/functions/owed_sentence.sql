-- SPDX-License-Identifier: GPL-3.0-or-later
-- "Lee, Anna owes 25.00: guest Mo Lee"; null when nothing is owed.

set role desk_owner;

create or replace function desk.owed_sentence(booking integer) returns text
language sql stable
as $$
	select format('{booking:%s} owes %s: %s', booking,
		desk.money(desk.booking_owed(booking)), t.said)
	from (select desk.owed_text(booking) as said) t
	where t.said is not null;
$$;

revoke all on function desk.owed_sentence(integer) from public;

reset role;
