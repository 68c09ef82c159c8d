-- SPDX-License-Identifier: GPL-3.0-or-later
-- Offers a room to a place on the waitlist and holds it until then; the same
-- room offered again is held no shorter than before (domain.md 1.6).  Whether
-- it may be offered is the triggers' to say.  `args` are those of a member of
-- staff, null when the room offers itself.

set role desk_owner;

create or replace function desk.counter_offer_make(args jsonb, place uuid,
	room uuid, minutes integer) returns timestamptz
language plpgsql
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
	until timestamptz := now + make_interval(mins => minutes);
	was counter.waitlist;
	before jsonb;
	after jsonb;
begin
	select w.* into was from counter.waitlist w where w.id = place;
	if was.status = 'OFFERED' and was.room_id = room
		and was.offer_expires_at > now then
		until := greatest(until, was.offer_expires_at);
	elsif was.status = 'OFFERED' then
		-- what was offered before is let go
		update counter.waitlist w set status = 'ACTIVE', room_id = null,
			offer_expires_at = null
		where w.id = place;
	end if;
	update counter.waitlist w
	set status = 'OFFERED', room_id = room, offered_at = now,
		offer_expires_at = until, last_offered_at = now,
		offer_attempts = w.offer_attempts + 1
	where w.id = place;
	update counter.inventory_reservations r set expires_at = until
	where r.waitlist_id = place and r.room_id = room
	  and r.released_at is null;
	if not found then
		insert into counter.inventory_reservations (kind,
			resource_type, resource_id, waitlist_id, created_at,
			expires_at)
		values ('UPGRADE_HOLD', 'room', room, place, now, until);
	end if;

	-- for an offer that is taken back: desk.place_withdraw()
	before := jsonb_strip_nulls(jsonb_build_object('status', was.status,
		'last_offered', was.last_offered_at));
	after := jsonb_build_object('status', 'OFFERED', 'room', room,
		'until', until);
	if args is not null then
		perform desk.counter_audit(args, 'WAITLIST_OFFERED', 'waitlist',
			place, before, after);
	else
		insert into counter.audit_log (user_id, action, entity_type,
			entity_id, old_value, new_value, metadata, created_at)
		values ('system', 'WAITLIST_OFFERED', 'waitlist', place,
			before, after,
			'{"console_action": "place_offer"}', now);
	end if;
	return until;
end
$$;

revoke all on function desk.counter_offer_make(jsonb, uuid, uuid, integer)
	from public;

reset role;
