-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many rooms of a tier anybody could have now: clean, nobody's, held for
-- nobody and in order.  Whoever waits longest has a right to the first of them.

set role desk_owner;

create or replace function desk.counter_spare(tier text) returns integer
language plpgsql volatile
as $$
#variable_conflict use_variable
declare
	nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
	return (select count(*)
		from counter.rooms r
		where r.type::text = tier and r.status = 'CLEAN'
		  and r.assigned_to_customer_id is null
		  and desk.counter_unit_holder('room', r.id, nobody) is null);
end
$$;

revoke all on function desk.counter_spare(text) from public;

reset role;
