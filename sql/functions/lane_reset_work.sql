-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_reset.  A payment that was due is cancelled; one that
-- was taken stays on record, and only a manager leaves it behind, with a
-- reason: it is theirs to refund.  A lane that is idle is reset already.

set role desk_owner;

create or replace function desk.lane_reset_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	lane constant text := desk.lane_named(args);
	n desk.lane_at;
	before jsonb;
	reason text;
begin
	if desk.lane_version(lane) = 'idle' and not args ? 'undo_of' then
		return desk.lane_outcome(format('Lane %s is idle', lane), lane,
			'{"unchanged": true}');
	end if;
	n := desk.lane_hold(args);
	before := desk.lane_facts(n.session);
	perform desk.lane_allow(lane, 'lane_reset');
	reason := case when n.payment = 'PAID' then desk.reason_check(args,
			'Leaving what was paid behind')
		else desk.clean_text(args ->> 'reason', 500, 'The reason') end;

	update counter.lane_sessions s
	set status = 'COMPLETED', customer_id = null,
		proposed_rental_type = null, proposed_by = null,
		selection_confirmed = false, selection_confirmed_by = null,
		selection_locked_at = null, waitlist_desired_type = null,
		backup_rental_type = null, price_quote_json = null,
		disclaimers_ack_json = null, payment_intent_id = null,
		desired_rental_type = null, membership_choice = null,
		membership_purchase_intent = null, renewal_hours = null,
		assigned_resource_type = null, assigned_resource_id = null,
		id_scan_issue = null, past_due_bypassed = false,
		past_due_bypassed_by_staff_id = null,
		past_due_bypassed_at = null
	where s.id = n.session;
	update counter.payment_intents p set status = 'CANCELLED'
	where p.lane_session_id = n.session and p.status = 'DUE';
	perform desk.lane_unit_given(n);
	perform desk.lane_note(args, n.session, before, reason);
	return desk.lane_outcome(format('Lane %s is reset%s', lane, case
		when n.payment = 'PAID' then format('; %s that was paid is '
			'to be refunded', desk.money(n.amount_minor))
		else '' end), lane);
end
$$;

revoke all on function desk.lane_reset_work(jsonb) from public;

reset role;
