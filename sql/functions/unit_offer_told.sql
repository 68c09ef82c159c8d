-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whom a unit is offered to, as an outcome tells it; null when to nobody.

set role desk_owner;

create or replace function desk.unit_offer_told(n desk.counter_unit_now)
returns jsonb
language plpgsql
as $$
begin
	return case when n.offer_expires_at > desk.clock() then
		jsonb_build_object('offer', jsonb_build_object('place', n.place,
			'customer', format('{customer:%s}', n.offered_to),
			'until', desk.stamp(desk.counter_local(
				n.offer_expires_at)))) end;
end
$$;

revoke all on function desk.unit_offer_told(desk.counter_unit_now)
	from public;

reset role;
