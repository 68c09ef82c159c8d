-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_past_due: a payment of its own, and nothing is owed
-- from before any more.

set role desk_owner;

create or replace function desk.lane_past_due_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	intent uuid;
begin
	perform desk.lane_allow(n.lane, 'lane_past_due');
	intent := desk.counter_take(args, args ->> 'how', jsonb_build_object(
		'type', 'PAST_DUE', 'customerId', n.customer,
		'amount', desk.dollars(n.past_due_minor)));
	update counter.customers c
	set past_due_balance = 0, updated_at = desk.clock()
	where c.id = n.customer;
	update counter.lane_sessions s set updated_at = desk.clock()
	where s.id = n.session;
	perform desk.counter_audit(args, 'UPDATE', 'customer', n.customer,
		jsonb_build_object('past_due_minor', n.past_due_minor),
		jsonb_build_object('past_due_minor', 0, 'intent', intent));
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(format('%s past due was taken%s',
		desk.money(n.past_due_minor),
		desk.counter_method_words(args ->> 'how')), n.lane,
		jsonb_build_object('taken_minor', n.past_due_minor));
end
$$;

revoke all on function desk.lane_past_due_work(jsonb) from public;

reset role;
