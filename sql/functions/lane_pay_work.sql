-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_pay.  What was asked for stands until it is asked for
-- anew; an operator who saw another amount takes nothing.

set role desk_owner;

create or replace function desk.lane_pay_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n constant desk.lane_at := desk.lane_hold_again(args, 'lane_pay');
	before constant jsonb := desk.lane_facts(n.session);
	seen constant integer := args ->> 'total_minor';
	method text;
begin
	if n.payment = 'PAID' then
		return desk.lane_outcome(desk.lane_paid_words(n)
			|| ': nothing was taken', n.lane,
			'{"unchanged": true}');
	end if;
	perform desk.lane_allow(n.lane, 'lane_pay');
	if seen is distinct from n.amount_minor then
		perform desk.refuse('stale', desk.counter_unseen_words(
			n.amount_minor, seen, args ->> 'method'), null,
			jsonb_build_object('seen_minor', seen,
				'total_minor', n.amount_minor,
				'quote', desk.lane_quote_detail(n.quote)),
			n.version);
	end if;
	method := desk.counter_method(args ->> 'method', n.amount_minor);
	perform desk.lane_may_finish(n.lane);

	update counter.payment_intents p
	set status = 'PAID', paid_at = desk.clock(), payment_method = method,
		square_transaction_id = desk.clean_text(args ->> 'reference',
			100, 'The reference')
	where p.id = n.intent;
	update counter.lane_sessions s set status = 'AWAITING_SIGNATURE'
	where s.id = n.session;
	perform desk.counter_audit(args, 'STATUS_CHANGE', 'payment_intent',
		n.intent, '{"status": "DUE"}', jsonb_build_object(
		'status', 'PAID', 'method', method, 'minor', n.amount_minor));
	if n.mode = 'RENEWAL' and n.hours = 2 then
		perform desk.counter_audit(args, 'FINAL_EXTENSION_PAID',
			'visit', n.visit, null, jsonb_build_object(
			'intent', n.intent));
	end if;
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(format('%s was taken%s',
		desk.money(n.amount_minor), desk.counter_method_words(method)),
		n.lane, jsonb_build_object('taken_minor', n.amount_minor));
end
$$;

revoke all on function desk.lane_pay_work(jsonb) from public;

reset role;
