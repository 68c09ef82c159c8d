-- SPDX-License-Identifier: GPL-3.0-or-later
-- A room or locker is judged by its own row (database.md 3): it goes from one
-- customer to another only by way of nobody, and only clean ones are taken.
-- Here also: the count of changes that no writer has a say in, and whether the
-- status was set out of turn; that is over with the next use of the room
-- (domain.md 1.7).

set role desk_owner;

create or replace function desk.counter_unit_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	is_room constant boolean := tg_table_name = 'rooms';
	unit constant text := case when is_room then 'Room ' else 'Locker ' end
		|| new.number;
	in_turn boolean;
begin
	if tg_op = 'INSERT' then
		if is_room then
			new.version := 1;
		end if;
		return new;
	end if;

	if is_room then
		new.version := old.version + 1;
	end if;
	if new.status <> old.status then
		new.last_status_change := desk.clock();
		in_turn := exists (select from desk.transition t
			where t.machine = 'counter.unit'
			  and t.from_state = old.status::text
			  and t.to_state = new.status::text);
		if in_turn then
			new.override_reason := null;
		end if;
		if is_room and not in_turn then
			new.override_flag := true;
		elsif is_room and new.status = 'OCCUPIED' then
			new.override_flag := false;
		end if;
	end if;

	if new.assigned_to_customer_id = old.assigned_to_customer_id
		or new.assigned_to_customer_id is null then
		return new;
	end if;
	if old.assigned_to_customer_id is not null then
		perform desk.refuse('clash', unit || ' is somebody else''s '
			'until it is given back');
	end if;
	if old.status <> 'CLEAN' and in_turn is distinct from false then
		perform desk.refuse('state', format('%s is %s, not clean', unit,
			lower(old.status::text)));
	end if;
	perform desk.counter_unit_take(
		case when is_room then 'room' else 'locker' end, new.id, unit,
		new.assigned_to_customer_id);
	return new;
end
$$;

drop trigger if exists b_guard on counter.rooms;
create trigger b_guard before insert or update on counter.rooms
	for each row execute function desk.counter_unit_guard();

drop trigger if exists b_guard on counter.lockers;
create trigger b_guard before insert or update on counter.lockers
	for each row execute function desk.counter_unit_guard();

revoke all on function desk.counter_unit_guard() from public;

reset role;
