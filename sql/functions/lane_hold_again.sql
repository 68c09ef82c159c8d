-- SPDX-License-Identifier: GPL-3.0-or-later
-- A lane for a step that may be there already (domain.md 1.3: the second
-- confirmation and the second payment change nothing): then an older look at
-- the same session is good enough.

set role desk_owner;

create or replace function desk.lane_hold_again(args jsonb, action text)
returns desk.lane_at
language plpgsql
as $$
declare
	n desk.lane_at;
	session constant text := split_part(args ->> 'version', '.', 1);
begin
	n := desk.lane_hold(args - 'version');
	if n.session::text = session
		and (action = 'lane_confirm' and n.locked_at is not null
			or action = 'lane_pay' and n.payment = 'PAID') then
		return n;
	end if;
	perform desk.lane_version_check(args);
	return n;
end
$$;

revoke all on function desk.lane_hold_again(jsonb, text) from public;

reset role;
