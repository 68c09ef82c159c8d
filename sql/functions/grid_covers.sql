-- SPDX-License-Identifier: GPL-3.0-or-later
-- The blocks and closures of some days, at hand for many bookings.

set role desk_owner;

create or replace function desk.grid_covers(from_day date, until_day date)
returns desk.cover[]
language plpgsql stable
as $$
begin
	return array(select o from desk.cover o
		where o.day between from_day - 1 and until_day);
end
$$;

revoke all on function desk.grid_covers(date, date) from public;

reset role;
