-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sets the language that the customer of a lane speaks, null when nobody knows,
-- with its entry on the record if it was another one.

set role desk_owner;

create or replace function desk.lane_language_set(args jsonb, n desk.lane_at,
	chosen text) returns void
language plpgsql
as $$
begin
	if n.language is not distinct from chosen then
		return;
	end if;
	update counter.customers c
	set primary_language = chosen, updated_at = desk.clock()
	where c.id = n.customer;
	perform desk.counter_audit(args, 'UPDATE', 'customer', n.customer,
		jsonb_build_object('language', n.language),
		jsonb_build_object('language', chosen));
end
$$;

revoke all on function desk.lane_language_set(jsonb, desk.lane_at, text)
	from public;

reset role;
