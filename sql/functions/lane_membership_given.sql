-- SPDX-License-Identifier: GPL-3.0-or-later
-- The six-month card that was bought with a check-in: from today, or from the
-- end of the one that still stands (domain.md 1.5).

set role desk_owner;

create or replace function desk.lane_membership_given(n desk.lane_at)
returns void
language sql
as $$
	update counter.customers c
	set membership_card_type = 'SIX_MONTH',
		membership_valid_until = (greatest(
			desk.local_now('counter')::date,
			case when c.membership_card_type = 'SIX_MONTH'
				then c.membership_valid_until end)
			+ interval '6 months')::date,
		updated_at = desk.clock()
	where c.id = n.customer and n.choice = 'SIX_MONTH';
$$;

revoke all on function desk.lane_membership_given(desk.lane_at) from public;

reset role;
