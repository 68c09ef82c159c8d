-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_confirm.  Who confirms what is locked already, in the
-- same session, is told who was first: nothing is lost, so nothing is refused.

set role desk_owner;

create or replace function desk.lane_confirm_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at := desk.lane_hold_again(args, 'lane_confirm');
	before constant jsonb := desk.lane_facts(n.session);
	side constant text := coalesce(args ->> 'by', 'EMPLOYEE');
	unit text;
begin
	if n.locked_at is not null then
		return desk.lane_outcome(desk.lane_locked_words(n), n.lane,
			'{"unchanged": true}');
	end if;
	perform desk.lane_allow(n.lane, 'lane_confirm');
	if side = 'CUSTOMER' and n.past_due_minor > 0 and not n.bypassed then
		perform desk.refuse('owed', desk.lane_past_due_words(n));
	end if;
	unit := desk.lane_unit_hold(n.lane);
	update counter.lane_sessions s
	set selection_confirmed = true, selection_confirmed_by = side,
		selection_locked_at = desk.clock(),
		desired_rental_type = s.proposed_rental_type
	where s.id = n.session;
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(format('%s is locked by %s, %s', n.rental,
		case side when 'CUSTOMER' then 'the customer' else 'staff' end,
		lower(desk.counter_unit_label(unit)) || case
			when unit = n.own_unit then ' is kept' else ' is held' end),
		n.lane, jsonb_build_object('unit', unit));
end
$$;

revoke all on function desk.lane_confirm_work(jsonb) from public;

reset role;
