-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sets how many players a booking declares: at least those who are named, at
-- most those who fit.  Naming one more declares one more, when that is needed.
-- Returns the number.

set role desk_owner;

create or replace function desk.declared_set(booking integer,
	wanted jsonb, grows boolean) returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	declared integer;
	resource integer;
	heads integer := desk.head_count(booking);
begin
	select b.declared_player_count, b.resource_id into declared, resource
	from club.booking_requests b where b.id = booking;
	declared := coalesce(nullif(wanted, 'null')::integer, declared);
	if grows then
		declared := greatest(declared, heads);
	elsif declared < heads then
		perform desk.refuse('roster', format(
			'%s players are named: declare at least so many, '
			'or remove one', heads));
	end if;
	if declared < 1 then
		perform desk.refuse('roster', 'A booking is for at least one');
	end if;
	perform desk.capacity_check(resource, declared);
	update club.booking_requests b set declared_player_count = declared
	where b.id = booking and b.declared_player_count <> declared;
	return declared;
end
$$;

revoke all on function desk.declared_set(integer, jsonb, boolean)
	from public;

reset role;
