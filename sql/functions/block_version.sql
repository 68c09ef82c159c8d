-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of what else stands on the grid: a block, a closure, an
-- unmatched import, a Trackman slot.

set role desk_owner;

create or replace function desk.block_version(kind text, id integer)
returns text
language plpgsql stable
as $$
begin
	return left(md5(block_version.kind || block_version.id || ':' ||
		case block_version.kind
			when 'block' then (select k.xmin
				from club.availability_blocks k
				where k.id = block_version.id)
			when 'closure' then (select c.xmin
				from club.facility_closures c
				where c.id = block_version.id)
			when 'unmatched' then (select u.xmin
				from club.trackman_unmatched_bookings u
				where u.id = block_version.id)
			when 'slot' then (select s.xmin
				from club.trackman_bay_slots s
				where s.id = block_version.id)
		end), 16);
end
$$;

revoke all on function desk.block_version(text, integer) from public;

reset role;
