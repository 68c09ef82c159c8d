-- SPDX-License-Identifier: GPL-3.0-or-later
-- A unit as it stands, for a write that has locked it: refuses what names none,
-- and one that changed since its operator looked.  A scan comes without a
-- version: whoever scans stands at the door.

set role desk_owner;

create or replace function desk.unit_current(unit text, seen text,
	scanned boolean default false) returns desk.counter_unit_now
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.counter_unit_now;
begin
	select x.* into n
	from desk.counter_unit_now x
	where x.id = (select f.id from desk.counter_unit_find(unit) f);
	if not found then
		perform desk.refuse('missing',
			'There is no such room or locker');
	elsif not scanned and n.version is distinct from seen then
		perform desk.counter_stale(desk.counter_unit_label(n.unit),
			n.kind, n.id, n.version,
			jsonb_build_object('unit', n.unit));
	end if;
	return n;
end
$$;

revoke all on function desk.unit_current(text, text, boolean) from public;

reset role;
