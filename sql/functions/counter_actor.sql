-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who a person of the console is at the counter: made when first wanted, and
-- kept to their name and role.  The person's row is locked for that, so that
-- two first writes make one; whoever is known already holds nobody up.

set role desk_owner;

create or replace function desk.counter_actor(person desk.staff) returns uuid
language plpgsql
as $$
declare
	the uuid;
	wanted constant counter.staff_role := case person.role
		when 'manager' then 'ADMIN' else 'STAFF' end;
begin
	if exists (select from counter.staff s
		where s.id = person.counter_staff_id
		  and (s.name, s.role) = (person.name, wanted)) then
		return person.counter_staff_id;
	end if;
	select s.counter_staff_id into strict the
	from desk.staff s where s.id = person.id
	for no key update;
	if the is null then
		insert into counter.staff (name, role)
		values (person.name, wanted)
		returning id into the;
		update desk.staff s set counter_staff_id = the
		where s.id = person.id;
	else
		update counter.staff s
		set name = person.name, role = wanted,
			updated_at = desk.clock()
		where s.id = the
		  and (s.name, s.role) is distinct from
			(person.name, wanted);
	end if;
	return the;
end
$$;

revoke all on function desk.counter_actor(desk.staff) from public;

reset role;
