-- SPDX-License-Identifier: GPL-3.0-or-later
-- The guest of a checkout, as a token.

set role desk_owner;

create or replace function desk.checkout_who(c counter.checkout_requests)
returns text
language plpgsql stable
as $$
begin
	return (select format('{customer:%s}', v.customer_id)
		from counter.checkin_blocks b
		join counter.visits v on v.id = b.visit_id
		where b.id = c.occupancy_id);
end
$$;

revoke all on function desk.checkout_who(counter.checkout_requests)
	from public;

reset role;
