-- SPDX-License-Identifier: GPL-3.0-or-later
-- A room that is clean, nobody's and held for nobody is offered to whoever
-- waits for its tier and was offered one least recently (domain.md 1.6);
-- returns their place.  It never refuses and never waits: a room or a place
-- that somebody else is changing at this moment is theirs to offer or to take.

set role desk_owner;

create or replace function desk.counter_offer_next(room uuid,
	but_not uuid default null) returns uuid
language plpgsql
as $$
declare
	now constant timestamptz := desk.clock();
	nobody constant uuid := '00000000-0000-0000-0000-000000000000';
	wanted counter.rental_type;
	place uuid;
begin
	select r.type::text into wanted
	from counter.rooms r
	where r.id = room and r.status = 'CLEAN'
	  and r.assigned_to_customer_id is null
	for no key update skip locked;
	if not found or desk.counter_unit_holder('room', room, nobody)
		is not null then
		return null;
	end if;

	perform desk.counter_places_end(wanted);
	perform desk.counter_offers_lapse(wanted);
	select w.id into place
	from counter.waitlist w
	join counter.visits v on v.id = w.visit_id and v.ended_at is null
	join counter.checkin_blocks b on b.id = w.checkin_block_id
		and b.ends_at > now
		and desk.counter_is_upgrade(b.rental_type, w.desired_tier)
	where w.desired_tier = wanted and w.id is distinct from but_not
	  and (w.status = 'ACTIVE' or w.status = 'OFFERED'
		and w.offer_expires_at <= now)
	order by w.last_offered_at nulls first, w.created_at, w.id
	limit 1
	for no key update of w skip locked;
	if not found then
		return null;
	end if;
	begin
		perform desk.counter_unit_lapse('room', room);
		perform desk.counter_offer_make(null, place, room,
			desk.setting_int('counter', 'auto_offer_minutes'));
	exception when sqlstate 'OD001' or integrity_constraint_violation then
		return null;
	end;
	return place;
end
$$;

revoke all on function desk.counter_offer_next(uuid, uuid) from public;

reset role;
