-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a stay whose checkout somebody else has in hand: its unit would be
-- another's by the time that they have looked for the items.

set role desk_owner;

create or replace function desk.unit_claim_check(n desk.counter_unit_now)
returns void
language plpgsql
as $$
begin
	perform desk.checkout_claim_check(c)
	from counter.checkout_requests c
	where c.occupancy_id = n.block and c.status = 'CLAIMED';
end
$$;

revoke all on function desk.unit_claim_check(desk.counter_unit_now)
	from public;

reset role;
