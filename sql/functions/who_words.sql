-- SPDX-License-Identifier: GPL-3.0-or-later
-- The name behind {"member": id} or {"guest": id} of a record; "a guest" for
-- a placeholder and for somebody the club has forgotten.

set role desk_owner;

create or replace function desk.who_words(who jsonb) returns text
language sql stable
as $$
	select coalesce(
		(select desk.listing_name(u.name) from club.users u
		 where u.id = who ->> 'member'),
		(select g.name || ' (guest)' from club.guests g
		 where g.id = case when jsonb_typeof(who -> 'guest') = 'number'
			then (who ->> 'guest')::integer end),
		who ->> 'placeholder',
		case when who ? 'member' then 'a member' else 'a guest' end);
$$;

revoke all on function desk.who_words(jsonb) from public;

reset role;
