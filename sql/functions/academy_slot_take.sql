-- SPDX-License-Identifier: GPL-3.0-or-later
-- Books a slot, or refuses.  One UPDATE decides: of two who want it, the second
-- waits for the first and finds it booked.

set role desk_owner;

create or replace function desk.academy_slot_take(wanted text) returns void
language plpgsql
as $$
declare
	deleted boolean;
begin
	update academy.slot s set is_booked = true
	where s.id = wanted and not s.is_booked and not s.is_deleted;
	if found then
		return;
	end if;
	select s.is_deleted into deleted from academy.slot s
	where s.id = wanted;
	if not found then
		return; -- the reference's to refuse
	end if;
	perform desk.refuse(case when deleted then 'state' else 'clash' end,
		case when deleted then 'The slot was withdrawn'
			else 'The slot is booked' end);
end
$$;

revoke all on function desk.academy_slot_take(text) from public;

reset role;
