-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to let a guest wait for what would be no upgrade, or for what is free
-- (domain.md 1.6).  The write and desk.place_tiers() ask here.

set role desk_owner;

create or replace function desk.place_join_check(n desk.counter_unit_now,
	wanted counter.rental_type) returns void
language plpgsql
as $$
declare
	free text;
begin
	perform desk.unit_guest_check(n, true);
	perform desk.counter_upgrade_price(n.rental::counter.rental_type,
		wanted);
	select f.unit into free
	from desk.counter_free(wanted::text, n.customer, n.visit, null, false) f
	limit 1;
	if found then
		perform desk.refuse('state', format('%s is free: upgrade to it '
			'instead of waiting', desk.counter_unit_label(free)),
			null, jsonb_build_object('free', free));
	end if;
end
$$;

revoke all on function desk.place_join_check(desk.counter_unit_now,
	counter.rental_type) from public;

reset role;
