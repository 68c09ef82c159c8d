-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_ask_payment.

set role desk_owner;

create or replace function desk.lane_ask_payment_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	quote jsonb;
begin
	perform desk.lane_allow(n.lane, 'lane_ask_payment');
	perform desk.lane_may_finish(n.lane);
	quote := desk.lane_quote_detail(desk.lane_requote(n.lane));
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(format('%s is due',
		desk.money((quote ->> 'total_minor')::integer)), n.lane,
		jsonb_build_object('quote', quote));
end
$$;

revoke all on function desk.lane_ask_payment_work(jsonb) from public;

reset role;
