-- SPDX-License-Identifier: GPL-3.0-or-later
-- The place on the waitlist of somebody who checked in on their backup
-- (domain.md 1.6).

set role desk_owner;

create or replace function desk.lane_place(n desk.lane_at, stay record)
returns uuid
language plpgsql
as $$
declare
	place uuid;
begin
	insert into counter.waitlist (visit_id, checkin_block_id, desired_tier,
		backup_tier, locker_or_room_assigned_initially, created_at)
	values (stay.visit, stay.block, n.wanted::counter.rental_type,
		n.rental::counter.rental_type, stay.unit_id, desk.clock())
	returning id into place;
	update counter.checkin_blocks b set waitlist_id = place
	where b.id = stay.block;
	return place;
end
$$;

revoke all on function desk.lane_place(desk.lane_at, record) from public;

reset role;
