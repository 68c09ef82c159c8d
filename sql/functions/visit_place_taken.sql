-- SPDX-License-Identifier: GPL-3.0-or-later
-- The place of a visit that waits for a tier of which it gets a room now: the
-- room is offered to it first, since only an offer is completed (domain.md
-- 1.6).  Null when it waits for nothing, or for something else.

set role desk_owner;

create or replace function desk.visit_place_taken(n desk.counter_unit_now,
	it record) returns uuid
language plpgsql
as $$
declare
	now constant timestamptz := desk.clock();
	place uuid;
begin
	select w.id into place
	from counter.waitlist w
	where w.visit_id = n.visit and w.status in ('ACTIVE', 'OFFERED')
	  and w.desired_tier::text = it.tier
	for no key update;
	update counter.waitlist w
	set status = 'OFFERED', room_id = it.id, offered_at = now,
		last_offered_at = now, offer_attempts = w.offer_attempts + 1,
		offer_expires_at = now + make_interval(mins =>
			desk.setting_int('counter', 'offer_minutes'))
	where w.id = place
	  and (w.status <> 'OFFERED' or w.room_id <> it.id);
	return place;
end
$$;

revoke all on function desk.visit_place_taken(desk.counter_unit_now, record)
	from public;

reset role;
