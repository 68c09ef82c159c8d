-- SPDX-License-Identifier: GPL-3.0-or-later
-- An action of the counter's record in a word or two, as the peek, the history
-- and a refusal say it: the console's own by its function, those of other
-- applications by the action of domain.md 1.1.

set role desk_owner;

create or replace function desk.counter_action_words(console_action text,
	action text) returns text
language sql immutable
as $$
	select coalesce(case console_action
		when 'lane_start' then 'started'
		when 'lane_renew' then 'renewal started'
		when 'lane_language' then 'language chosen'
		when 'lane_membership' then 'membership chosen'
		when 'lane_select' then 'rental proposed'
		when 'lane_confirm' then 'selection locked'
		when 'lane_past_due' then 'past due taken'
		when 'lane_past_due_bypass' then 'past due let pass'
		when 'lane_id_override' then 'expired card let pass'
		when 'lane_ask_payment' then 'payment asked for'
		when 'lane_pay' then 'paid'
		when 'lane_sign' then 'checked in'
		when 'lane_assign' then 'unit chosen'
		when 'lane_answer' then 'other tier answered'
		when 'lane_reset' then 'reset'
		when 'lane_restore' then 'put back'
		when 'visit_upgrade' then 'upgraded'
		when 'unit_clean' then 'cleaned'
		when 'unit_cleaning' then 'cleaning begun'
		when 'unit_dirty' then 'set dirty'
		when 'unit_override' then 'set out of turn'
		when 'unit_restore' then 'put back'
		when 'unit_out_of_order' then 'out of order'
		when 'unit_swap' then 'swapped'
		when 'place_join' then 'joined the waitlist'
		when 'place_offer' then 'offered'
		when 'place_accept' then 'offer accepted'
		when 'place_decline' then 'offer declined'
		when 'place_cancel' then 'taken off the waitlist'
		when 'place_withdraw' then 'offer taken back'
		when 'place_reoffer' then 'offered again'
		when 'place_rejoin' then 'back on the waitlist'
		when 'checkout_claim' then 'claimed'
		when 'checkout_release' then 'claim given back'
		when 'checkout_done' then 'checked out'
		when 'checkouts_done' then 'checked out'
		when 'ban_lift' then 'ban lifted'
		when 'counter_setting_change' then 'changed'
		when 'counter_rate_change' then 'changed'
		end, case when console_action is null then case action
			when 'ASSIGN' then 'given out'
			when 'RELEASE' then 'given back' end
		end, lower(replace(coalesce(console_action, action), '_', ' ')));
$$;

revoke all on function desk.counter_action_words(text, text) from public;

reset role;
