-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_id_override.  The card may have been seen before
-- anybody was started at the lane: then the lane waits, and its version is
-- that of an idle one.

set role desk_owner;

create or replace function desk.lane_id_override_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	lane constant text := args ->> 'lane';
	reason constant text := desk.reason_check(args,
		'Letting an expired card pass');
	n desk.lane_at;
	before jsonb;
begin
	if desk.lane_version(lane) <> 'idle' then
		n := desk.lane_hold(args);
	else
		perform from counter.lane_sessions s where s.lane_id = lane
		  and s.status not in ('COMPLETED', 'CANCELLED')
		for no key update;
		perform desk.lane_version_check(args);
		select x.* into n from desk.lane_at x where x.lane = lane;
	end if;
	if n.id_scan_issue = 'UNDERAGE' then
		perform desk.refuse('limit', 'By the identity card the '
			'customer is under age: nobody lets that pass');
	elsif n.id_scan_issue is null then
		perform desk.refuse('state', 'Nothing is wrong with the '
			'identity card');
	end if;
	before := desk.lane_facts(n.session);
	update counter.lane_sessions s set id_scan_issue = null
	where s.id = n.session;
	perform desk.lane_note(args, n.session, before, reason, 'OVERRIDE');
	return desk.lane_outcome('The expired card may pass', lane);
end
$$;

revoke all on function desk.lane_id_override_work(jsonb) from public;

reset role;
