-- SPDX-License-Identifier: GPL-3.0-or-later
-- Redeems the day passes bought with a booking: their owner is here.

set role desk_owner;

create or replace function desk.day_pass_use(booking integer) returns void
language sql
as $$
	update club.day_pass_purchases d
	set remaining_uses = d.remaining_uses - 1,
		status = case when d.remaining_uses = 1 then 'redeemed'
			else d.status end
	where d.booking_id = booking and d.status = 'active'
	  and d.remaining_uses > 0;
$$;

revoke all on function desk.day_pass_use(integer) from public;

reset role;
