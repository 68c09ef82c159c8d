-- SPDX-License-Identifier: GPL-3.0-or-later
-- What became of a request that nobody heard the answer of: done, refused, or
-- it never arrived, and then it is given up with that, so that a late arrival
-- of it does nothing (database.md 2).  One that is still being done is waited
-- for.  Of what is somebody else's nothing is said but that.

set role desk_owner;

create or replace function desk.request_fate(request uuid)
returns table (fate text, sentence text, who_can text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	outcome jsonb := desk.request_abandon(request);
	first desk.request;
begin
	select r.* into strict first from desk.request r
	where r.id = request_fate.request;
	fate := case
		when first.actor <> session_user then 'unknown'
		when first.action = 'request_abandon' then 'never'
		when first.ok then 'done'
		else 'refused' end;
	sentence := outcome ->> 'sentence';
	who_can := outcome ->> 'who_can';
	return next;
end
$$;

revoke all on function desk.request_fate(uuid) from public;
grant execute on function desk.request_fate(uuid)
	to desk_frontdesk, desk_manager;

reset role;
