-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives somebody back the offer that they had, until when they had it: neither
-- longer nor as a new one, so that their turn stays what it was (domain.md
-- 1.6).  Whether the room is still free is the triggers' to say.  The caller
-- has locked the place and the room.

set role desk_owner;

create or replace function desk.place_reoffer(args jsonb, place uuid,
	room uuid, until timestamptz) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
begin
	update counter.waitlist w
	set status = 'OFFERED', room_id = room, offer_expires_at = until
	where w.id = place;
	insert into counter.inventory_reservations (kind, resource_type,
		resource_id, waitlist_id, created_at, expires_at)
	values ('UPGRADE_HOLD', 'room', room, place, now, until);
	perform desk.counter_audit(args || jsonb_build_object('console_action',
			'place_reoffer'), 'STATUS_CHANGE', 'waitlist', place,
		'{"status": "ACTIVE"}', jsonb_build_object('status', 'OFFERED',
			'room', room, 'until', until));
end
$$;

revoke all on function desk.place_reoffer(jsonb, uuid, uuid, timestamptz)
	from public;

reset role;
