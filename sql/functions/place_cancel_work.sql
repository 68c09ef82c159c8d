-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.place_cancel.  Without a reason it says that staff did it
-- (domain.md 1.6); what they were offered is the next one's.

set role desk_owner;

create or replace function desk.place_cancel_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	reason text := coalesce(desk.clean_text(args ->> 'reason', 500,
		'The reason'), 'Cancelled by staff');
	w counter.waitlist := desk.place_current(args);
	next uuid;
	unit constant text := (select 'room:' || r.number from counter.rooms r
		where r.id = w.room_id);
begin
	update counter.waitlist x
	set status = 'CANCELLED', cancelled_at = desk.clock(),
		cancelled_by_staff_id = desk.counter_actor(desk.actor()),
		cancel_reason = reason
	where x.id = w.id;
	perform desk.counter_audit(args, 'WAITLIST_CANCELLED', 'waitlist', w.id,
		jsonb_build_object('status', w.status),
		'{"status": "CANCELLED"}', reason);
	if w.room_id is not null then
		next := desk.counter_offer_next(w.room_id, w.id);
	end if;
	return desk.place_outcome(format('%s is off the waitlist%s',
			desk.place_who(w), desk.place_next_words(next)), w.id,
		jsonb_build_object('next', next),
		jsonb_build_object('action', 'place_rejoin', 'args',
			jsonb_strip_nulls(jsonb_build_object('place', w.id,
				'unit', unit, 'until', w.offer_expires_at))));
end
$$;

revoke all on function desk.place_cancel_work(jsonb) from public;

reset role;
