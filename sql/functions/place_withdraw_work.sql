-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes back an offer that was made by hand, for desk.undo: they wait as
-- before, and the room is the next one's who waits.

set role desk_owner;

create or replace function desk.place_withdraw_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	w counter.waitlist := desk.place_current(args);
	unit text := desk.place_offered(w);
	next uuid;
begin
	perform desk.place_withdraw(args, w.id);
	next := desk.counter_offer_next(w.room_id, w.id);
	return desk.place_outcome(format('%s waits as before, without %s%s',
			desk.place_who(w), desk.counter_unit_label(unit),
			desk.place_next_words(next)), w.id,
		jsonb_build_object('unit', unit, 'next', next));
end
$$;

revoke all on function desk.place_withdraw_work(jsonb) from public;

reset role;
