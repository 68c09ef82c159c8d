-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.place_decline: they keep their place, and the room is the
-- next one's who waits.

set role desk_owner;

create or replace function desk.place_decline_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	w counter.waitlist := desk.place_current(args);
	unit text := desk.place_offered(w);
	next uuid;
begin
	update counter.waitlist x
	set status = 'ACTIVE', room_id = null, offer_expires_at = null
	where x.id = w.id;
	perform desk.counter_audit(args, 'STATUS_CHANGE', 'waitlist', w.id,
		'{"status": "OFFERED"}', '{"status": "ACTIVE"}');
	next := desk.counter_offer_next(w.room_id, w.id);
	return desk.place_outcome(format('%s does not want %s and waits on%s',
			desk.place_who(w), desk.counter_unit_label(unit),
			desk.place_next_words(next)), w.id,
		jsonb_build_object('unit', unit, 'next', next),
		jsonb_build_object('action', 'place_reoffer', 'args',
			jsonb_build_object('place', w.id, 'unit', unit,
				'until', w.offer_expires_at)));
end
$$;

revoke all on function desk.place_decline_work(jsonb) from public;

reset role;
