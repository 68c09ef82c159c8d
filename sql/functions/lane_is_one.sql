-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a lane is called (counter.lane_sessions, lane_sessions_lane_check).  A
-- text that is none is refused before it stands in a sentence.

set role desk_owner;

create or replace function desk.lane_is_one(lane text) returns boolean
language sql immutable
as $$
	select coalesce(lane ~ '^[1-9][0-9]?$', false);
$$;

revoke all on function desk.lane_is_one(text) from public;

reset role;
