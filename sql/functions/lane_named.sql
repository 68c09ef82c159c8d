-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lane that a write is about.

set role desk_owner;

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

revoke all on function desk.lane_named(jsonb) from public;

reset role;
