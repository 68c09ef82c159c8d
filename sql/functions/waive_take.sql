-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes so much from what the signed-in person may waive today; a manager has
-- no limit (product.md "Who").  The ceiling is a constraint on the row that
-- is locked here; a lower limit, set after some was used, takes nothing back.

set role desk_owner;

create or replace function desk.waive_take(minor integer, now timestamp)
returns void
language plpgsql
as $$
declare
	me desk.staff := desk.actor();
	today desk.waive_day;
begin
	if desk.is_manager() then
		return;
	end if;
	insert into desk.waive_day as w (staff_id, day, used_minor,
		allowed_minor)
	values (me.id, now::date, 0, me.waive_limit_minor)
	on conflict (staff_id, day) do update
	set allowed_minor = greatest(excluded.allowed_minor, w.used_minor)
	returning w.* into today;

	if minor > today.allowed_minor - today.used_minor then
		perform desk.refuse('limit', format(
			'You may waive %s more today, not %s',
			desk.money(today.allowed_minor - today.used_minor),
			desk.money(minor)), desk.who_can('manager'));
	end if;
	update desk.waive_day w set used_minor = w.used_minor + minor
	where w.staff_id = me.id and w.day = today.day;
end
$$;

revoke all on function desk.waive_take(integer, timestamp) from public;

reset role;
