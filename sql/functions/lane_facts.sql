-- SPDX-License-Identifier: GPL-3.0-or-later
-- A lane session for the record, before or after a step: what the steps change,
-- by ids.

set role desk_owner;

create or replace function desk.lane_facts(session uuid) returns jsonb
language plpgsql volatile
as $$
begin
	return (select jsonb_strip_nulls(jsonb_build_object('lane', s.lane_id,
			'status', s.status, 'mode', s.checkin_mode,
			'customer', s.customer_id, 'hours', s.renewal_hours,
			'membership', s.membership_choice,
			'rental', coalesce(s.desired_rental_type,
				s.proposed_rental_type),
			'proposed_by', s.proposed_by,
			'locked_by', s.selection_confirmed_by,
			'wanted', s.waitlist_desired_type,
			'unit', (select n.unit from desk.counter_unit_now n
				where n.id = s.assigned_resource_id),
			'bypassed', nullif(s.past_due_bypassed, false),
			'intent', s.payment_intent_id,
			'payment', p.status,
			'total_minor', (p.amount * 100)::integer))
		from counter.lane_sessions s
		left join counter.payment_intents p
			on p.id = s.payment_intent_id
		where s.id = session);
end
$$;

revoke all on function desk.lane_facts(uuid) from public;

reset role;
