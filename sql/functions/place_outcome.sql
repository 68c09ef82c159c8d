-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a place on the waitlist that was done.

set role desk_owner;

create or replace function desk.place_outcome(sentence text, place uuid,
	detail jsonb default '{}', undo jsonb default null) returns jsonb
language plpgsql
as $$
begin
	return desk.counter_outcome(sentence, jsonb_build_object('place',
			place), desk.counter_place_version(place), detail,
		undo);
end
$$;

revoke all on function desk.place_outcome(text, uuid, jsonb, jsonb)
	from public;

reset role;
