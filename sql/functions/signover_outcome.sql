-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of what a manager signed for the person signed in, as their own
-- write would have had it; null when it was not signed, or was not theirs.

set role desk_owner;

create or replace function desk.signover_outcome(signover uuid) returns jsonb
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
	return (select desk.outcome_render(r.outcome)
		from desk.signover s
		join desk.request r on r.id = s.request
		where s.id = signover_outcome.signover
		  and s.clerk_id = me.id and s.state = 'signed');
end
$$;

revoke all on function desk.signover_outcome(uuid) from public;
grant execute on function desk.signover_outcome(uuid)
	to desk_frontdesk, desk_manager;

reset role;
