-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who somebody of the counter is on the console: as the staff has them, else
-- their name in the counter's own application.

set role desk_owner;

create or replace function desk.counter_staff_name(id uuid) returns text
language plpgsql stable
as $$
begin
	return (select coalesce((select s.name from desk.staff s
			where s.counter_staff_id = counter_staff_name.id),
			c.name)
		from counter.staff c where c.id = counter_staff_name.id);
end
$$;

revoke all on function desk.counter_staff_name(uuid) from public;

reset role;
