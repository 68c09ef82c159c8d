-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a swap that is none: of two that are free, of different tiers, with a
-- unit that is not to be had or that the waitlist is owed, or of a stay that a
-- lane or another desk's checkout is busy with.

set role desk_owner;

create or replace function desk.unit_swap_check(a desk.counter_unit_now,
	b desk.counter_unit_now) returns void
language plpgsql
as $$
declare
	other constant text := desk.counter_unit_label(b.unit);
begin
	perform desk.unit_guest_check(a, false);
	perform desk.unit_claim_check(a);
	if b.customer is not null then
		perform desk.unit_guest_check(b, false);
		perform desk.unit_claim_check(b);
	end if;
	if a.tier <> b.tier then
		perform desk.refuse('limit', format('%s is %s, %s is %s: '
			'upgrade instead', desk.counter_unit_label(a.unit),
			a.tier, other, b.tier));
	elsif b.customer is null then
		-- the rest is what anybody hears who wants it
		perform desk.counter_unit_free(b.kind, b.id, a.customer);
		perform desk.counter_owed_check(b, a.customer, a.visit, null,
			false);
	end if;
end
$$;

revoke all on function desk.unit_swap_check(desk.counter_unit_now,
	desk.counter_unit_now) from public;

reset role;
