-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether somebody goes before they are due, and has not asked to.

set role desk_owner;

create or replace function desk.unit_leaves_early(n desk.counter_unit_now,
	now timestamptz) returns boolean
language plpgsql stable
as $$
begin
	return n.ends_at > now + make_interval(mins => desk.setting_int(
			'counter', 'checkout_window_minutes'))
		and not exists (select from counter.checkout_requests c
			where c.occupancy_id = n.block
			  and c.status in ('SUBMITTED', 'CLAIMED'));
end
$$;

revoke all on function desk.unit_leaves_early(desk.counter_unit_now, timestamptz)
	from public;

reset role;
