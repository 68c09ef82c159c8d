-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why nobody can be started at a lane, as a bar; null when somebody can.  A
-- lane that has a number beyond the setting is closed; whoever stands at one is
-- still served.

set role desk_owner;

create or replace function desk.lane_start_bar(lane text, n desk.lane_at)
returns jsonb
language plpgsql
as $$
declare
	lanes constant integer := desk.setting_int('counter', 'lanes');
begin
	if n.customer is not null then
		return desk.lane_barred('clash', format('{customer:%s} stands '
			'at lane %s since %s', n.customer, lane,
			desk.counter_clock(n.created_at)));
	elsif lane::integer > lanes then
		return desk.lane_barred('state', format('Lane %s is closed: '
			'the lanes are 1 to %s', lane, lanes));
	elsif n.id_scan_issue is not null then
		return desk.lane_card_bar(n);
	end if;
	return null;
end
$$;

revoke all on function desk.lane_start_bar(text, desk.lane_at) from public;

reset role;
