-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses more players than a resource holds.

set role desk_owner;

create or replace function desk.capacity_check(resource integer,
	players integer) returns void
language plpgsql
as $$
declare
	fits integer;
begin
	select r.capacity into fits
	from club.resources r
	where r.id = resource;
	if players > fits then
		perform desk.refuse('capacity', format('%s holds %s, not %s',
			desk.resource_label(resource), fits, players));
	end if;
end
$$;

revoke all on function desk.capacity_check(integer, integer) from public;

reset role;
