-- SPDX-License-Identifier: GPL-3.0-or-later
-- A block of a visit that goes on names a unit that its customer has: the unit
-- is taken first, and there two who want it are told apart. A transaction that
-- does it the other way round may defer this.

set role desk_owner;

create or replace function desk.counter_block_unit() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	unit text;
begin
	select coalesce('Room ' || r.number, 'Locker ' || l.number) into unit
	from counter.checkin_blocks b
	join counter.visits v on v.id = b.visit_id and v.ended_at is null
	left join counter.rooms r on r.id = b.room_id
	left join counter.lockers l on l.id = b.locker_id
	where b.id = new.id
	  and coalesce(r.assigned_to_customer_id, l.assigned_to_customer_id)
		is distinct from v.customer_id;
	if found then
		perform desk.refuse('clash', unit
			|| ' is not assigned to the customer');
	end if;
	return null;
end
$$;

drop trigger if exists unit_assigned on counter.checkin_blocks;
create constraint trigger unit_assigned
	after insert or update of room_id, locker_id on counter.checkin_blocks
	deferrable initially immediate
	for each row execute function desk.counter_block_unit();

revoke all on function desk.counter_block_unit() from public;

reset role;
