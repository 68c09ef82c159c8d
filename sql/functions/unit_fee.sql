-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fee itself: a charge with its payment, or one that is past due.

set role desk_owner;

create or replace function desk.unit_fee(args jsonb,
	n desk.counter_unit_now, fee integer, method text) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	intent uuid;
begin
	if method <> 'none' then
		intent := desk.counter_take(args, method, jsonb_build_object(
			'type', 'LATE_FEE', 'amount', desk.dollars(fee),
			'total', desk.dollars(fee), 'lineItems',
			jsonb_build_array(jsonb_build_object('description',
				'Late fee', 'amount', desk.dollars(fee))),
			'messages', jsonb_build_array('No refunds')));
	else
		update counter.customers c
		set past_due_balance = c.past_due_balance + desk.dollars(fee)
		where c.id = n.customer;
	end if;
	insert into counter.charges (visit_id, checkin_block_id, type, amount,
		payment_intent_id, created_at)
	values (n.visit, n.block, 'LATE_FEE', desk.dollars(fee), intent,
		desk.clock());
end
$$;

revoke all on function desk.unit_fee(jsonb, desk.counter_unit_now,
	integer, text) from public;

reset role;
