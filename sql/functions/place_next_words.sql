-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is offered a room after somebody else, as the end of a sentence.

set role desk_owner;

create or replace function desk.place_next_words(place uuid) returns text
language plpgsql stable
as $$
#variable_conflict use_variable
begin
	return coalesce((select format('; offered to %s until %s',
			desk.place_who(w), to_char(desk.counter_local(
				w.offer_expires_at), 'HH24:MI'))
		from counter.waitlist w where w.id = place), '');
end
$$;

revoke all on function desk.place_next_words(uuid) from public;

reset role;
