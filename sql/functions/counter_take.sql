-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes money that is no lane's quote: an amount past due, an upgrade, a late
-- fee.  The payment is due and paid at once (domain.md 1.5); `quote` says for
-- what, and has the amount.  Returns the payment.

set role desk_owner;

create or replace function desk.counter_take(args jsonb, method text,
	quote jsonb) returns uuid
language plpgsql
as $$
#variable_conflict use_variable
declare
	amount constant numeric := quote ->> 'amount';
	taken_by constant text := desk.counter_method(method,
		(amount * 100)::integer);
	intent uuid;
begin
	insert into counter.payment_intents (amount, quote_json, created_at)
	values (amount, quote, desk.clock())
	returning id into intent;
	update counter.payment_intents p
	set status = 'PAID', paid_at = desk.clock(), payment_method = taken_by,
		square_transaction_id = desk.clean_text(args ->> 'reference',
			100, 'The reference')
	where p.id = intent;
	perform desk.counter_audit(args, 'STATUS_CHANGE', 'payment_intent',
		intent, '{"status": "DUE"}', jsonb_build_object(
		'status', 'PAID', 'type', quote -> 'type', 'method', taken_by,
		'minor', (amount * 100)::integer));
	return intent;
end
$$;

revoke all on function desk.counter_take(jsonb, text, jsonb) from public;

reset role;
