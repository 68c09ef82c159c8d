-- SPDX-License-Identifier: GPL-3.0-or-later
-- Proposes to somebody who renews what they have, as soon as a language is
-- known: most keep their unit (domain.md 1.4).

set role desk_owner;

create or replace function desk.lane_keep_own(n desk.lane_at) returns void
language plpgsql
as $$
begin
	update counter.lane_sessions s
	set proposed_rental_type = n.own_rental::counter.rental_type,
		proposed_by = 'EMPLOYEE'
	where s.id = n.session and n.mode = 'RENEWAL'
	  and s.proposed_rental_type is null and n.own_rental is not null
	  and exists (select from counter.customers c
		where c.id = n.customer and c.primary_language is not null);
end
$$;

revoke all on function desk.lane_keep_own(desk.lane_at) from public;

reset role;
