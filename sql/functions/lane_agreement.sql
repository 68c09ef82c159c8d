-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a lane's customer signs, to be read at the desk; no row when no
-- agreement is active.

set role desk_owner;

create or replace function desk.lane_agreement(of_lane text)
returns table (version text, language text, title text, words text)
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
	select a.version::text, coalesce(n.language, 'EN'), a.title::text,
		a.body_text
	from counter.agreements a
	left join desk.lane_at n on n.lane = of_lane
	where a.active;
end
$$;

revoke all on function desk.lane_agreement(text) from public;
grant execute on function desk.lane_agreement(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
