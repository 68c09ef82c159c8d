-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_answer.  The locked selection stays on record as it
-- was proposed; what was agreed to instead is the rental from here on, and a
-- payment that is due is asked for anew.  What they wait for, they wait for
-- with the new rental, unless it would be no upgrade from that.

set role desk_owner;

create or replace function desk.lane_answer_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	back constant jsonb := desk.lane_undo(n);
	accept constant boolean := coalesce((args ->> 'accept')::boolean, false);
begin
	perform desk.lane_allow(n.lane, 'lane_answer');
	if not accept then
		update counter.lane_sessions s
		set assigned_resource_type = null, assigned_resource_id = null
		where s.id = n.session;
		perform desk.lane_unit_given(n);
	elsif n.locked_at is not null then
		update counter.lane_sessions s
		set desired_rental_type = n.unit_tier::counter.rental_type
		where s.id = n.session;
	else
		update counter.lane_sessions s
		set proposed_rental_type = n.unit_tier::counter.rental_type,
			proposed_by = 'EMPLOYEE'
		where s.id = n.session;
	end if;
	if accept and n.wanted is not null then
		perform desk.lane_wait_on(n);
	end if;
	if accept and n.payment = 'DUE' then
		perform desk.lane_requote(n.lane);
	end if;
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(case when accept
		then format('%s, %s, is accepted', desk.counter_unit_label(
			n.unit), n.unit_tier)
		else format('%s is declined: %s as before',
			desk.counter_unit_label(n.unit), n.rental) end, n.lane, '{}',
		-- what is locked is begun anew by a reset alone
		case when n.locked_at is null then back end);
end
$$;

revoke all on function desk.lane_answer_work(jsonb) from public;

reset role;
