-- SPDX-License-Identifier: GPL-3.0-or-later
-- The units of a tier that nothing but the waitlist keeps from somebody, in the
-- order of the house: clean, nobody's, in order and held for nobody else.
-- Whoever counts what is free counts these.

set role desk_owner;

create or replace function desk.counter_clean(rental text, customer uuid,
	lane_session uuid)
returns table (unit text, kind text, id uuid)
language plpgsql volatile
as $$
#variable_conflict use_variable
begin
	if rental in ('LOCKER', 'GYM_LOCKER') then
		return query
		select 'locker:' || l.number, 'locker', l.id
		from counter.lockers l
		where l.status = 'CLEAN' and l.assigned_to_customer_id is null
		  and desk.counter_unit_holder('locker', l.id, customer,
			lane_session) is null
		order by l.number;
	else
		return query
		select 'room:' || r.number, 'room', r.id
		from counter.rooms r
		where r.type::text = rental and r.status = 'CLEAN'
		  and r.assigned_to_customer_id is null
		  and desk.counter_unit_holder('room', r.id, customer,
			lane_session) is null
		order by r.number;
	end if;
end
$$;

revoke all on function desk.counter_clean(text, uuid, uuid) from public;

reset role;
