-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses an action that a lane's state bars.

set role desk_owner;

create or replace function desk.lane_allow(lane text, action text)
returns void
language plpgsql
as $$
declare
	bar constant jsonb := desk.lane_bar(lane, action);
begin
	if bar is not null then
		perform desk.refuse(bar ->> 'code', bar ->> 'sentence',
			bar ->> 'who_can', jsonb_build_object('lane', lane),
			desk.lane_version(lane));
	end if;
end
$$;

revoke all on function desk.lane_allow(text, text) from public;

reset role;
