-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses unless a unit may be held for a customer: clean and nobody's, or
-- their own, and held for nobody else. The unit's row is locked until the
-- transaction ends, so that of two who look at once the second sees the first.

set role desk_owner;

create or replace function desk.counter_unit_free(resource text, unit uuid,
	customer uuid, lane_session uuid default null) returns void
language plpgsql
as $$
declare
	label text;
	state text;
	occupant uuid;
	holder text;
begin
	if resource = 'room' then
		select 'Room ' || r.number, r.status, r.assigned_to_customer_id
		into label, state, occupant
		from counter.rooms r where r.id = unit for no key update;
	else
		select 'Locker ' || l.number, l.status,
			l.assigned_to_customer_id
		into label, state, occupant
		from counter.lockers l where l.id = unit for no key update;
	end if;
	if not found then
		perform desk.refuse('missing', format('There is no such %s',
			resource));
	end if;

	perform desk.counter_unit_lapse(resource, unit);
	holder := desk.counter_unit_holder(resource, unit, customer,
		lane_session);
	if occupant is distinct from customer and occupant is not null then
		perform desk.refuse('clash', label || ' is somebody else''s');
	elsif occupant is null and state <> 'CLEAN' then
		perform desk.refuse('state', format('%s is %s, not clean',
			label, lower(state)));
	elsif holder is not null then
		perform desk.refuse('clash', format('%s is %s', label,
			desk.verbatim(holder)));
	end if;
end
$$;

revoke all on function desk.counter_unit_free(text, uuid, uuid, uuid)
	from public;

reset role;
