-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.place_accept: the upgrade to the room that was offered, and
-- the place is done (domain.md 1.6).

set role desk_owner;

create or replace function desk.place_accept_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	w counter.waitlist := desk.place_current(args, array(
		select n.unit from counter.waitlist x
		join desk.counter_unit_now n on n.visit = x.visit_id
		where x.id = (args ->> 'place')::uuid));
	unit text := desk.place_offered(w);
	done jsonb;
begin
	done := desk.counter_upgrade(args, w.visit_id, w.room_id,
		args ->> 'settle', w.id);
	update counter.waitlist x
	set status = 'COMPLETED', completed_at = desk.clock()
	where x.id = w.id;
	perform desk.counter_audit(args, 'WAITLIST_COMPLETED', 'waitlist', w.id,
		'{"status": "OFFERED"}', '{"status": "COMPLETED"}');
	return desk.place_outcome(format('%s has %s%s', desk.place_who(w),
			desk.counter_unit_label(unit), done ->> 'words'),
		w.id, done - 'words');
end
$$;

revoke all on function desk.place_accept_work(jsonb) from public;

reset role;
