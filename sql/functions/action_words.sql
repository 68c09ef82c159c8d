-- SPDX-License-Identifier: GPL-3.0-or-later
-- An action of the club's record in a word or two, as the peek and the
-- history say it (domain.md 2.8).

set role desk_owner;

create or replace function desk.action_words(action text) returns text
language sql immutable
as $$
	select case action
		when 'create_booking' then 'booked'
		when 'approve_booking' then 'approved'
		when 'decline_booking' then 'declined'
		when 'cancel_booking' then 'cancelled'
		when 'booking_cancelled_member' then 'cancelled'
		when 'booking_cancelled_webhook' then 'cancelled in Trackman'
		when 'reschedule_booking' then 'moved'
		when 'update_booking' then 'changed'
		when 'view_booking' then 'looked at'
		when 'restore_booking' then 'put back'
		when 'revert_booking' then 'check-in undone'
		when 'reopen_booking' then 'reopened'
		when 'expire_booking' then 'expired'
		when 'mark_attended' then 'attended'
		when 'mark_no_show' then 'no-show'
		when 'check_in_booking' then 'checked in'
		when 'add_guest_to_booking' then 'guest added'
		when 'remove_guest_from_booking' then 'guest removed'
		when 'link_member_to_booking' then 'member added'
		when 'unlink_member_from_booking' then 'member removed'
		when 'direct_add_participant' then 'player added'
		when 'change_booking_owner' then 'given to another member'
		when 'reassign_booking' then 'given to another member'
		when 'assign_member_to_booking' then 'given to a member'
		when 'link_trackman_to_member' then 'import given to a member'
		when 'unmatch_booking' then 'taken from its member'
		when 'dismiss_trackman_import' then 'import dismissed'
		when 'record_charge' then 'payment taken'
		when 'payment_succeeded' then 'payment taken'
		when 'payment_failed' then 'payment failed'
		when 'update_payment_status' then 'fees settled'
		when 'apply_credit' then 'credit used'
		when 'send_payment_link' then 'payment link sent'
		when 'process_refund' then 'refunded'
		when 'payment_refunded' then 'refunded'
		when 'payment_refund_partial' then 'refunded in part'
		when 'review_waiver' then 'waiver reviewed'
		when 'create_closure' then 'closed'
		when 'delete_closure' then 'opened again'
		when 'create_block' then 'blocked'
		when 'delete_block' then 'block removed'
		else replace(action, '_', ' ')
	end;
$$;

revoke all on function desk.action_words(text) from public;

reset role;
