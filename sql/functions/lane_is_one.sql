-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a lane is called (counter.lane_sessions, lane_sessions_lane_check).  A
-- text that is none is refused before it stands in a sentence.

set role desk_owner;

create or replace function desk.lane_is_one(lane text) returns boolean
language sql immutable
as $$
	select coalesce(lane ~ '^[1-9][0-9]?$', false);
$$;

-- The lane that a write is about.
create or replace function desk.lane_named(args jsonb) returns text
language plpgsql
as $$
begin
	if not desk.lane_is_one(args ->> 'lane') then
		perform desk.refuse('missing', 'Lanes are counted from 1');
	end if;
	return args ->> 'lane';
end
$$;

revoke all on function desk.lane_is_one(text) from public;
revoke all on function desk.lane_named(jsonb) from public;

reset role;
