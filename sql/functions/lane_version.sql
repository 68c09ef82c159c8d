-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of a lane: which session it has and what is shown of that, or
-- that nobody stands there.

set role desk_owner;

create or replace function desk.lane_version(lane text) returns text
language plpgsql volatile
as $$
#variable_conflict use_variable
begin
	return coalesce((select n.version from desk.lane_at n
		where n.lane = lane and n.customer is not null), 'idle');
end
$$;

revoke all on function desk.lane_version(text) from public;

reset role;
