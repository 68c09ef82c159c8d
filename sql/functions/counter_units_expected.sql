-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who should have which unit: the customer of a visit that goes on has the unit
-- of its last block. The units' own rows are the judge (database.md 3); this is
-- for looking whether both say the same.

set role desk_owner;

create or replace view desk.counter_units_expected as
select x.kind, x.unit_id, x.customer_id, x.visit_id, x.block_id
from (select distinct on (v.id) v.id as visit_id, v.customer_id,
		b.id as block_id,
		case when b.room_id is null then 'locker' else 'room' end
			as kind,
		coalesce(b.room_id, b.locker_id) as unit_id
	from counter.visits v
	join counter.checkin_blocks b on b.visit_id = v.id
	where v.ended_at is null
	order by v.id, b.ends_at desc) x;

revoke all on desk.counter_units_expected from public;

reset role;
