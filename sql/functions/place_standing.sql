-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which number somebody on the waitlist is, and about when a room may come free
-- for them.

set role desk_owner;

create or replace function desk.place_standing(place uuid) returns text
language plpgsql
as $$
#variable_conflict use_variable
begin
	return (select format('number %s%s', p.place, desk.counter_eta_words(
			desk.counter_eta(p.tier::text, p.ahead)))
		from desk.counter_places(desk.clock()) p where p.id = place);
end
$$;

revoke all on function desk.place_standing(uuid) from public;

reset role;
