-- SPDX-License-Identifier: GPL-3.0-or-later
-- What one head costs by its rule (desk.head_rule): the price list of
-- domain.md 2.4.  allowed: free minutes of the day; used: minutes of the day's
-- earlier bookings; guest_fee: that of the owner's tier, null for the club's.

set role desk_owner;

create or replace function desk.head_fee(rule text, allowed integer,
	minutes integer, used integer, guest_fee integer, prices desk.charges)
returns integer
language sql immutable
as $$
	select case rule
		when 'day pass' then prices.day_pass
		when 'workspace' then prices.day_pass_workspace
		when 'guest' then coalesce(guest_fee, prices.guest_fee)
		when 'lapsed' then coalesce(guest_fee, prices.guest_fee)
		when 'minutes' then desk.overage_minor(used + minutes - allowed,
				prices.overage_minutes, prices.overage)
			- desk.overage_minor(used - allowed,
				prices.overage_minutes, prices.overage)
		else 0 end;
$$;

revoke all on function desk.head_fee(text, integer, integer, integer,
	integer, desk.charges) from public;

reset role;
