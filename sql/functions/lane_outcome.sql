-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a lane that was done.

set role desk_owner;

create or replace function desk.lane_outcome(sentence text, lane text,
	detail jsonb default '{}', undo jsonb default null) returns jsonb
language plpgsql volatile
as $$
begin
	return desk.counter_outcome(sentence, jsonb_build_object('lane', lane),
		desk.lane_version(lane), detail, undo);
end
$$;

revoke all on function desk.lane_outcome(text, text, jsonb, jsonb)
	from public;

reset role;
