-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a place on the waitlist that was done.

set role desk_owner;

create or replace function desk.place_outcome(sentence text, place uuid,
	detail jsonb default '{}') returns jsonb
language plpgsql
as $$
begin
	return jsonb_build_object('ok', true, 'sentence', sentence,
		'booking', null, 'place', place,
		'version', desk.counter_place_version(place),
		'detail', coalesce(detail, '{}'), 'undo', null);
end
$$;

revoke all on function desk.place_outcome(text, uuid, jsonb) from public;

reset role;
