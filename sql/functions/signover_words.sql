-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody wants signed, in a word or two, as a message says it.

set role desk_owner;

create or replace function desk.signover_words(action text) returns text
language sql immutable
as $$
	select case action
		when 'booking_book' then 'a booking'
		when 'booking_move' then 'moving a booking'
		when 'booking_cancel' then 'cancelling a booking'
		when 'booking_approve' then 'approving a booking'
		when 'booking_decline' then 'declining a booking'
		when 'booking_check_in' then 'a check-in'
		when 'booking_outcome' then 'a booking''s outcome'
		when 'bookings_outcome' then 'the outcome of bookings'
		when 'booking_revert' then 'taking a check-in back'
		when 'booking_assign' then 'giving an import to a member'
		when 'roster_change' then 'changing a roster'
		when 'participant_settle' then 'settling a fee'
		when 'resource_block' then 'blocking a bay'
		when 'facility_close' then 'closing'
		when 'block_remove' then 'opening again'
		when 'unmatched_resolve' then 'giving an import to a member'
		when 'unmatched_dismiss' then 'dismissing an import'
		when 'lane_start' then 'starting a lane'
		when 'lane_renew' then 'renewing a stay'
		when 'lane_language' then 'choosing a language'
		when 'lane_membership' then 'choosing a membership'
		when 'lane_select' then 'proposing a rental'
		when 'lane_confirm' then 'locking a selection'
		when 'lane_past_due' then 'taking a past due'
		when 'lane_past_due_bypass' then 'letting a past due pass'
		when 'lane_id_override' then 'letting an expired card pass'
		when 'lane_ask_payment' then 'asking for payment'
		when 'lane_pay' then 'taking a payment'
		when 'lane_sign' then 'an agreement'
		when 'lane_assign' then 'choosing a unit'
		when 'lane_answer' then 'answering for another tier'
		when 'lane_reset' then 'resetting a lane'
		when 'visit_upgrade' then 'an upgrade'
		when 'unit_clean' then 'cleaning'
		when 'unit_override' then 'setting a unit out of turn'
		when 'unit_out_of_order' then 'taking a unit out of order'
		when 'unit_swap' then 'swapping units'
		when 'place_join' then 'joining the waitlist'
		when 'place_offer' then 'an offer'
		when 'place_accept' then 'accepting an offer'
		when 'place_decline' then 'declining an offer'
		when 'place_cancel' then 'leaving the waitlist'
		when 'checkout_claim' then 'claiming a checkout'
		when 'checkout_release' then 'giving a checkout back'
		when 'checkout_done' then 'a checkout'
		when 'checkouts_done' then 'checkouts'
		when 'ban_lift' then 'lifting a ban'
		when 'counter_setting_change' then 'changing a setting'
		when 'counter_rate_change' then 'changing a price'
		else replace(action, '_', ' ')
	end;
$$;

revoke all on function desk.signover_words(text) from public;

reset role;
