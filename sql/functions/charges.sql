-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club's prices in one row (domain.md 2.1, 2.4).

set role desk_owner;

create or replace view desk.charges as
select max(s.value::integer) filter (where s.key = 'guest_fee_minor')
		as guest_fee,
	max(s.value::integer) filter (where s.key = 'overage_minutes')
		as overage_minutes,
	max(s.value::integer) filter (where s.key = 'overage_minor')
		as overage,
	max(s.value::integer) filter (where s.key = 'day_pass_minor')
		as day_pass,
	max(s.value::integer) filter (where s.key = 'day_pass_workspace_minor')
		as day_pass_workspace
from desk.setting s
where s.system = 'club' and s.key in ('guest_fee_minor', 'overage_minutes',
	'overage_minor', 'day_pass_minor', 'day_pass_workspace_minor');

revoke all on desk.charges from public;

reset role;
