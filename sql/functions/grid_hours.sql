-- SPDX-License-Identifier: GPL-3.0-or-later
-- The hours of each day of the grid; a day without a row is closed.

set role desk_owner;

create or replace function desk.grid_hours(from_day date, until_day date)
returns table (day date, opens timestamp, closes timestamp)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.actor();
	return query select h.day, h.opens, h.closes
	from desk.open_hours(from_day, least(until_day, from_day + 400)) h;
end
$$;

revoke all on function desk.grid_hours(date, date) from public;
grant execute on function desk.grid_hours(date, date)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
