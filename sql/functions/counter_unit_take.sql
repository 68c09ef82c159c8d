-- SPDX-License-Identifier: GPL-3.0-or-later
-- A customer takes a unit, whose row the caller has locked: what is held for
-- them is used up, what is held for others refuses it.

set role desk_owner;

create or replace function desk.counter_unit_take(resource text, unit uuid,
	label text, customer uuid) returns void
language plpgsql
as $$
declare
	holder text;
begin
	perform desk.counter_unit_lapse(resource, unit);
	holder := desk.counter_unit_holder(resource, unit, customer);
	if holder is not null then
		perform desk.refuse('clash', format('%s is %s', label,
			desk.verbatim(holder)));
	end if;
	update counter.inventory_reservations r
	set released_at = desk.clock(), release_reason = 'TAKEN'
	where r.resource_type = resource::counter.inventory_resource_type
	  and r.resource_id = unit
	  and r.released_at is null;
end
$$;

revoke all on function desk.counter_unit_take(text, uuid, text, uuid)
	from public;

reset role;
