-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts a lane session back to what it was before a step, for desk.undo.  Its
-- status stays: that a rental was proposed once has no way back in the machine
-- (domain.md 1.3), and nothing hangs on it.  A unit that was let go is judged
-- again, one that was taken goes to who waits for it.

set role desk_owner;

create or replace function desk.lane_restore_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	unit constant text := args ->> 'unit';
	was constant counter.lane_sessions := jsonb_populate_record(
		null::counter.lane_sessions, args -> 'was');
begin
	if unit is distinct from n.unit and unit is not null then
		perform desk.counter_owed_check(f, n.customer, n.visit,
			n.session, true)
		from desk.counter_unit_find(unit) f;
	end if;
	update counter.lane_sessions s
	set proposed_rental_type = was.proposed_rental_type,
		proposed_by = was.proposed_by,
		waitlist_desired_type = was.waitlist_desired_type,
		backup_rental_type = was.backup_rental_type,
		disclaimers_ack_json = was.disclaimers_ack_json,
		membership_choice = was.membership_choice,
		membership_purchase_intent = was.membership_purchase_intent,
		assigned_resource_type = was.assigned_resource_type,
		assigned_resource_id = was.assigned_resource_id
	where s.id = n.session;
	perform desk.lane_language_set(args, n, args ->> 'language');
	if n.unit is distinct from unit then
		perform desk.lane_unit_given(n);
	end if;
	if n.payment = 'DUE' then
		perform desk.lane_requote(n.lane);
	end if;
	perform desk.lane_note(args, n.session, before);
	select x.* into n from desk.lane_at x where x.lane = n.lane;
	return desk.lane_outcome(format('lane %s is as before: %s', n.lane,
		desk.lane_chosen_words(n)), n.lane);
end
$$;

revoke all on function desk.lane_restore_work(jsonb) from public;

reset role;
