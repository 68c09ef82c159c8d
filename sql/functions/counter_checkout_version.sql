-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of a checkout request: its row and the stay that ends.

set role desk_owner;

create or replace function desk.counter_checkout_version(checkout uuid)
returns text
language plpgsql stable
as $$
begin
	return (select md5(concat_ws('|', c.id, c.xmin, b.id, b.xmin))
		from counter.checkout_requests c
		left join counter.checkin_blocks b on b.id = c.occupancy_id
		where c.id = checkout);
end
$$;

revoke all on function desk.counter_checkout_version(uuid) from public;

reset role;
