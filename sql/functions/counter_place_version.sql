-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of a place on the waitlist: its row and the stay that waits.

set role desk_owner;

create or replace function desk.counter_place_version(place uuid)
returns text
language plpgsql stable
as $$
begin
	return (select md5(concat_ws('|', w.id, w.xmin, b.id, b.xmin))
		from counter.waitlist w
		left join counter.checkin_blocks b on b.id = w.checkin_block_id
		where w.id = place);
end
$$;

revoke all on function desk.counter_place_version(uuid) from public;

reset role;
