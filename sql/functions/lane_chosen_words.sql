-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands chosen on a lane.

set role desk_owner;

create or replace function desk.lane_chosen_words(n desk.lane_at) returns text
language sql immutable
as $$
	select concat_ws(', ', case n.language when 'ES' then 'Spanish'
			when 'EN' then 'English' else 'no language yet' end,
		case n.choice when 'SIX_MONTH' then 'six-month membership'
			when 'ONE_TIME' then 'membership for once' end,
		case when n.rental is null then 'no rental yet'
			else n.rental end,
		lower(desk.counter_unit_label(n.unit)));
$$;

revoke all on function desk.lane_chosen_words(desk.lane_at) from public;

reset role;
