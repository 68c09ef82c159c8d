-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many things wait for this manager.

set role desk_owner;

create or replace function desk.signover_count() returns integer
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	me constant desk.staff := desk.actor();
begin
	return (select count(*)
		from desk.signover s
		where s.state = 'open' and s.queued and s.clerk_id <> me.id
		  and s.expires_at > desk.clock());
end
$$;

revoke all on function desk.signover_count() from public;
grant execute on function desk.signover_count()
	to desk_manager;

reset role;
