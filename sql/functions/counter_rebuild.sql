-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts the hours of all visits anew, after rows were loaded with triggers
-- off.

set role desk_owner;

create or replace function desk.counter_rebuild() returns void
language plpgsql
as $$
begin
	delete from desk.counter_visit_load;
	insert into desk.counter_visit_load (visit_id, hours, allowed)
	select e.visit_id, e.hours, greatest(e.hours,
		desk.setting_int('counter', 'hours_cap'))
	from desk.counter_visit_load_expected e;
end
$$;

revoke all on function desk.counter_rebuild() from public;

reset role;
