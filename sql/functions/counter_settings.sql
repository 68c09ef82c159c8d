-- SPDX-License-Identifier: GPL-3.0-or-later
-- The counter's settings and prices, as their screen shows them; a version is
-- what was read, for the change.

set role desk_owner;

create or replace function desk.counter_settings()
returns table (name text, value text, words text, version text, kind text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
#variable_conflict use_column
begin
	perform desk.actor();
	return query
	select f.name, f.value, f.words, md5(f.name || '=' || f.value), f.kind
	from desk.counter_setting f
	order by f.n, f.name;
end
$$;

revoke all on function desk.counter_settings() from public;
grant execute on function desk.counter_settings()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
