-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a lane is in no state for an action, as {code, sentence, who_can}, or
-- null when it is (domain.md 1.3).  The writes and desk.lane_can() both ask
-- here, so that what the screen offers is what a write accepts.  Doing again
-- what stands (locking, paying) is for the writes to answer.

set role desk_owner;

create or replace function desk.lane_bar(lane text, action text)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at;
	code text := 'state';
	said text;
	who text;
begin
	if not desk.lane_is_one(lane) then
		return desk.lane_barred('missing', 'Lanes are counted from 1');
	end if;
	select x.* into n from desk.lane_at x where x.lane = lane;
	if action = 'lane_start' then
		return desk.lane_start_bar(lane, n);
	elsif n.customer is null then
		return desk.lane_barred('state', format(
			'Lane %s is idle: start somebody there first', lane));
	end if;

	-- nobody locks, pays or signs with a card that is not good enough,
	-- whenever it was seen
	if n.id_scan_issue is not null and action in ('lane_confirm',
		'lane_ask_payment', 'lane_pay', 'lane_sign') then
		return desk.lane_card_bar(n);
	end if;

	case action
	when 'lane_language' then
		said := null; -- it is the customer's, whenever they say so
	when 'lane_membership' then
		said := desk.lane_paid_words(n);
	when 'lane_select' then
		if n.locked_at is not null then
			said := desk.lane_locked_words(n);
		elsif n.language is null then
			code := 'missing';
			said := 'A language is not chosen yet';
		end if;
	when 'lane_confirm' then
		if n.locked_at is not null then
			said := desk.lane_locked_words(n);
		elsif n.rental is null then
			said := 'Nothing is proposed yet: propose a rental';
		elsif not n.fits then
			said := desk.lane_answer_words(n);
		end if;
	when 'lane_past_due', 'lane_past_due_bypass' then
		if n.past_due_minor = 0 then
			said := '{customer:' || n.customer
				|| '} owes nothing';
		elsif n.bypassed and action = 'lane_past_due_bypass' then
			said := 'A manager let it pass already';
		end if;
	when 'lane_id_override' then
		if n.id_scan_issue is null then
			said := 'Nothing is wrong with the identity card';
		elsif n.id_scan_issue <> 'ID_EXPIRED' then
			return desk.lane_card_bar(n);
		end if;
	when 'lane_ask_payment' then
		said := coalesce(desk.lane_paid_words(n), case
			when n.locked_at is null then
				'The selection is not locked: lock it first'
			when not n.fits then desk.lane_answer_words(n) end);
	when 'lane_pay' then
		if n.payment is distinct from 'DUE'
			or n.status <> 'AWAITING_PAYMENT' then
			said := coalesce(desk.lane_paid_words(n),
				'No payment is asked for yet: ask for it first');
		elsif not n.fits then
			said := desk.lane_answer_words(n);
		elsif n.past_due_minor > 0 and not n.bypassed then
			code := 'owed';
			said := desk.lane_past_due_words(n);
		end if;
	when 'lane_sign' then
		if n.locked_at is null then
			said := 'The selection is not locked: lock it first';
		elsif n.payment is distinct from 'PAID' then
			code := 'owed';
			said := 'The lane is not paid yet: take the payment '
				'first';
		elsif not n.fits then
			said := desk.lane_answer_words(n);
		end if;
	when 'lane_assign' then
		if n.rental is null then
			said := 'Nothing is proposed yet: propose a rental';
		end if;
	when 'lane_answer' then
		if n.fits then
			said := 'Nothing waits for the customer''s answer';
		end if;
	when 'lane_reset' then
		if n.payment = 'PAID' and not desk.is_manager() then
			code := 'role';
			said := format('%s is paid: complete the lane, or a '
				'manager resets it', desk.money(n.amount_minor));
			who := desk.who_can('manager');
		end if;
	end case;
	return desk.lane_barred(code, said, who);
end
$$;

revoke all on function desk.lane_bar(text, text) from public;

reset role;
