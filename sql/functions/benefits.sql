-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the tiers give, as numbers (domain.md 2.4).  A feature that is no
-- number is worth nothing rather than an error at the desk.

set role desk_owner;

create or replace view desk.benefits as
select n.tier_id,
	max(n.number) filter (where n.key = 'daily_sim_minutes')
		as sim_minutes,
	max(n.number) filter (where n.key = 'daily_conf_room_minutes')
		as conf_minutes,
	max(n.number) filter (where n.key = 'guest_fee_cents') as guest_fee,
	max(n.number) filter (where n.key = 'guest_passes_per_month')
		as passes,
	bool_or(n.value = 'true') filter (where n.key = 'unlimited_access')
		as unlimited,
	bool_and(n.value <> 'false') filter
		(where n.key = 'can_book_simulators') as can_book
from (select v.tier_id, k.feature_key as key, v.value,
		case when v.value ~ '^[0-9]{1,7}$' then v.value::integer end
			as number
	from club.tier_feature_values v
	join club.tier_features k on k.id = v.feature_id) n
group by n.tier_id;

revoke all on desk.benefits from public;

reset role;
