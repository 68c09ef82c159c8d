-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes it so that what has run out holds a unit no longer: reservations are
-- released, an offer returns to its place on the waitlist (domain.md 1.6). The
-- caller holds the unit's row. An offer that somebody is changing at this
-- moment is theirs to judge: they will wait for the unit.

set role desk_owner;

create or replace function desk.counter_unit_lapse(resource text, unit uuid)
returns void
language plpgsql
as $$
begin
	update counter.inventory_reservations r
	set released_at = desk.clock(), release_reason = 'EXPIRED'
	where r.resource_type = resource::counter.inventory_resource_type
	  and r.resource_id = unit
	  and r.released_at is null and r.expires_at <= desk.clock();

	if resource = 'room' then
		update counter.waitlist w
		set status = 'ACTIVE', room_id = null, offer_expires_at = null
		where w.id in (
			select x.id from counter.waitlist x
			where x.room_id = unit and x.status = 'OFFERED'
			  and x.offer_expires_at <= desk.clock()
			for no key update skip locked);
	end if;
end
$$;

revoke all on function desk.counter_unit_lapse(text, uuid) from public;

reset role;
