-- SPDX-License-Identifier: GPL-3.0-or-later
-- The units of a tier that somebody may have now, the first first: those that
-- are clean, beyond as many as the waitlist is owed (domain.md 1.6).  `hold`
-- locks all that look free, in order, before they are judged: of two desks at
-- the last room the second sees what the first did.

set role desk_owner;

create or replace function desk.counter_free(rental text, customer uuid,
	visit uuid, lane_session uuid, hold boolean)
returns table (unit text, kind text, id uuid)
language plpgsql volatile
as $$
#variable_conflict use_variable
declare
	is_room constant boolean := rental not in ('LOCKER', 'GYM_LOCKER');
begin
	if hold and is_room then
		perform from counter.rooms r
		where r.type::text = rental and r.status = 'CLEAN'
		  and r.assigned_to_customer_id is null
		order by r.number
		for no key update;
	elsif hold then
		perform from counter.lockers l
		where l.status = 'CLEAN' and l.assigned_to_customer_id is null
		order by l.number
		for no key update;
	end if;
	return query
	select c.unit, c.kind, c.id
	from desk.counter_clean(rental, customer, lane_session) c
	order by c.unit
	offset case when is_room then desk.counter_demand(rental, visit)
		else 0 end;
end
$$;

revoke all on function desk.counter_free(text, uuid, uuid, uuid, boolean)
	from public;

reset role;
