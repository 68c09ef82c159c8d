-- SPDX-License-Identifier: GPL-3.0-or-later
-- A checkout that somebody asked for, for a write: everything is locked in
-- order, nobody else has it in hand, and it is as its operator saw it.  Who has
-- it comes first: that is what a second desk wants to know.

set role desk_owner;

create or replace function desk.checkout_current(args jsonb)
returns counter.checkout_requests
language plpgsql
as $$
#variable_conflict use_variable
declare
	checkout constant uuid := args ->> 'checkout';
	c counter.checkout_requests;
	who uuid;
	unit text;
	version text;
begin
	select v.customer_id, desk.checkout_unit(x.id::text) into who, unit
	from counter.checkout_requests x
	join counter.checkin_blocks b on b.id = x.occupancy_id
	join counter.visits v on v.id = b.visit_id
	where x.id = checkout;
	if not found then
		perform desk.refuse('missing', 'There is no such checkout');
	end if;
	perform desk.counter_hold(array[unit], array[who]);
	select x.* into strict c
	from counter.checkout_requests x where x.id = checkout
	for no key update;
	version := desk.counter_checkout_version(checkout);
	perform desk.checkout_claim_check(c);
	if version is distinct from args ->> 'version' then
		perform desk.counter_stale(format('The checkout of '
			'{customer:%s}', who), 'checkout_request', checkout,
			version, jsonb_build_object('checkout', checkout));
	elsif c.status not in ('SUBMITTED', 'CLAIMED') then
		perform desk.refuse('state', format('The checkout of '
			'{customer:%s} is over', who), null, null, version);
	end if;
	return c;
end
$$;

revoke all on function desk.checkout_current(jsonb) from public;

reset role;
