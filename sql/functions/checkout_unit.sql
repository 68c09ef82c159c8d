-- SPDX-License-Identifier: GPL-3.0-or-later
-- The unit that somebody leaves: named itself, or by the checkout that they
-- asked for; null when there is no such checkout.

set role desk_owner;

create or replace function desk.checkout_unit(thing text) returns text
language plpgsql stable
as $$
declare
	checkout constant uuid := desk.counter_uuid(thing);
begin
	if checkout is null then
		return thing;
	end if;
	return (select coalesce('room:' || r.number, 'locker:' || l.number)
		from counter.checkout_requests c
		join counter.checkin_blocks b on b.id = c.occupancy_id
		left join counter.rooms r on r.id = b.room_id
		left join counter.lockers l on l.id = b.locker_id
		where c.id = checkout);
end
$$;

revoke all on function desk.checkout_unit(text) from public;

reset role;
