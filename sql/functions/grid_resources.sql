-- SPDX-License-Identifier: GPL-3.0-or-later
-- The columns of the grid.

set role desk_owner;

create or replace function desk.grid_resources()
returns table (resource_id integer, label text, name text, kind text,
	capacity integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.actor();
	return query
	select r.id, desk.resource_label(r.id), r.name::text, r.type::text,
		r.capacity
	from club.resources r
	where r.is_active
	order by r.sort_order, r.id;
end
$$;

revoke all on function desk.grid_resources() from public;
grant execute on function desk.grid_resources()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
