-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why an action has no undo, and what to do instead (product.md, Everywhere:
-- only what is routine has one).  It is said on one line.

set role desk_owner;

create or replace function desk.undo_instead(action text) returns text
language sql immutable
as $$
	select case action
		when 'booking_book' then
			'It was paid for: x cancels it, a refund is asked for'
		when 'participant_settle' then
			'u gives no money, pass or waiver back'
		when 'bookings_outcome' then
			'Several outcomes are changed one by one: o on each'
		when 'booking_revert' then
			'That has no undo: check in, or note the outcome anew'
		when 'unmatched_resolve' then
			'An import stays with its member: x cancels the booking'
		when 'booking_assign' then
			'An import stays with its member: x cancels the booking'
		when 'unmatched_dismiss' then
			'A dismissed import does not come back: book it by hand'
		when 'undo' then 'An undo is not undone: do it again by hand'
		-- the counter: money, stays, and what carries a reason
		when 'lane_confirm' then
			'What is locked stays locked: x resets the lane'
		when 'lane_answer' then
			'What is locked stays locked: x resets the lane'
		when 'lane_ask_payment' then
			'What is asked for stays due: x resets the lane'
		when 'lane_pay' then
			'u gives no money back: a manager resets the lane, x'
		when 'lane_past_due' then
			'u gives no money back: a refund is asked for'
		when 'lane_past_due_bypass' then
			'That was let pass with a reason: x resets the lane'
		when 'lane_id_override' then
			'That was let pass with a reason: x resets the lane'
		when 'lane_sign' then
			'Who is checked in is in: o checks them out'
		when 'lane_reset' then
			'A lane that was reset is begun anew: s'
		when 'unit_clean' then
			'Nothing was changed by that'
		when 'unit_override' then
			'That has its reason on record: e sets it back with one'
		when 'unit_swap' then
			'A swap has its reason on record: y swaps them back'
		when 'visit_upgrade' then
			'u gives no money back: a refund is asked for'
		when 'place_accept' then
			'u gives no money back: a refund is asked for'
		when 'place_offer' then
			'They had another offer before: d declines this one'
		when 'checkout_claim' then
			'It was yours before that: x gives the claim up'
		when 'checkout_done' then
			'Who has left is out: s checks them in anew'
		when 'checkouts_done' then
			'Who has left is out: s checks them in anew'
		when 'ban_lift' then
			'A lifted ban has its reason on record: it stays lifted'
		else 'That has no undo: change it back by hand' end;
$$;

revoke all on function desk.undo_instead(text) from public;

reset role;
