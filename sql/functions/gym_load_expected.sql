-- SPDX-License-Identifier: GPL-3.0-or-later
-- What desk.gym_load should say; rebuild and verify use it (database.md 9).

set role desk_owner;

create or replace view desk.gym_load_expected as
select m.user_id,
	count(*) filter (where m.is_system_role = 1 and m.role_id = 'owner')
		::integer as created,
	count(*)::integer as joined
from gym.team_membership m
where m.is_active = 1
group by m.user_id;

revoke all on desk.gym_load_expected from public;

reset role;
