-- SPDX-License-Identifier: GPL-3.0-or-later
-- The person signed in was told what became of these.

set role desk_owner;

create or replace function desk.signover_heard(signovers uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	me constant desk.staff := desk.actor();
begin
	perform desk.signover_lapse();
	update desk.signover s set heard_at = desk.clock()
	where s.id = any (signovers) and s.clerk_id = me.id
	  and s.state <> 'open' and s.heard_at is null;
end
$$;

revoke all on function desk.signover_heard(uuid[]) from public;
grant execute on function desk.signover_heard(uuid[])
	to desk_frontdesk, desk_manager;

reset role;
