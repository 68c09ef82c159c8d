-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs into desk.counter_visit_load; rebuild and verify use it.

set role desk_owner;

create or replace view desk.counter_visit_load_expected as
select b.visit_id, sum(desk.counter_block_length(b.block_type))::integer
	as hours
from counter.checkin_blocks b
group by b.visit_id;

revoke all on desk.counter_visit_load_expected from public;

reset role;
