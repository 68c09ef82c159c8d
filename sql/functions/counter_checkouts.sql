-- SPDX-License-Identifier: GPL-3.0-or-later
-- The checkouts that somebody has asked for and nobody has ended, with the unit
-- and the stay they are about. Whether a claim still holds is for the reader's
-- clock (domain.md 1.8).

set role desk_owner;

create or replace view desk.counter_checkouts as
select c.id, c.status, c.created_at, c.claimed_by_staff_id, c.claim_expires_at,
	b.id as block_id, b.visit_id, b.ends_at, v.customer_id,
	coalesce('room:' || r.number, 'locker:' || l.number) as unit,
	desk.counter_checkout_version(c.id) as version
from counter.checkout_requests c
join counter.checkin_blocks b on b.id = c.occupancy_id
join counter.visits v on v.id = b.visit_id and v.ended_at is null
left join counter.rooms r on r.id = b.room_id
left join counter.lockers l on l.id = b.locker_id
where c.status in ('SUBMITTED', 'CLAIMED');

revoke all on desk.counter_checkouts from public;

reset role;
