-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_past_due_bypass: it stays owed, and who let it pass is
-- noted.

set role desk_owner;

create or replace function desk.lane_past_due_bypass_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	reason text;
begin
	perform desk.lane_allow(n.lane, 'lane_past_due_bypass');
	reason := desk.reason_check(args, 'Letting an amount past due pass');
	update counter.lane_sessions s
	set past_due_bypassed = true,
		past_due_bypassed_by_staff_id = desk.counter_actor(desk.actor()),
		past_due_bypassed_at = desk.clock()
	where s.id = n.session;
	perform desk.lane_note(args, n.session, before, reason, 'OVERRIDE');
	return desk.lane_outcome(format('%s past due may wait',
		desk.money(n.past_due_minor)), n.lane);
end
$$;

revoke all on function desk.lane_past_due_bypass_work(jsonb) from public;

reset role;
