-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everything that stands on the grid between two days, in effective states.
-- Cancelled, declined and expired bookings are among it: they hold no bay and
-- the console shows them on demand.  Closures come as one row a resource.

set role desk_owner;

create or replace function desk.grid_range(from_day date, until_day date,
	only_resource integer default null)
returns table (kind text, id integer, resource_id integer, starts timestamp,
	ends timestamp, state text, name text, members integer,
	guests integer, owed_minor integer, displaced boolean,
	needs_review boolean, unmatched boolean, version text,
	changed_at timestamptz, changed_by text, number text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
begin
	perform desk.actor();
	if until_day > from_day + 62 then
		raise exception 'the grid shows at most 62 days at once'
			using errcode = 'invalid_parameter_value';
	end if;
	return query
	select g.* from desk.grid_bookings(from_day, until_day,
		only_resource) g
	union all
	select g.* from desk.grid_blocks(from_day, until_day,
		only_resource) g
	union all
	select g.* from desk.grid_imports(from_day, until_day,
		only_resource) g
	order by 4, 3, 2;
end
$$;

revoke all on function desk.grid_range(date, date, integer) from public;
grant execute on function desk.grid_range(date, date, integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
