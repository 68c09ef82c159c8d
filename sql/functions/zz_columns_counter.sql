-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each column of counter is to the people at a desk: open, masked, secret
-- or medical (database.md 7).  A date of birth, what a card's scan said, and
-- notes about a person are masked; hashes, signatures and jsonb that nobody
-- has looked through are secret.

set role desk_owner;

-- People.
select desk.classify('counter.customers',
	open => 'id name membership_number membership_card_type
		membership_valid_until banned_until past_due_balance
		primary_language created_at updated_at',
	masked => 'dob id_scan_value notes',
	secret => 'id_scan_hash');
select desk.classify('counter.members',
	open => 'id membership_number name created_at');
select desk.classify('counter.staff',
	open => 'id name role active created_at updated_at',
	secret => 'pin_hash');
select desk.classify('counter.register_sessions',
	open => 'id staff_id register_number device_id signed_in_at
		last_heartbeat_at signed_out_at');

-- Units.
select desk.classify('counter.rooms',
	open => 'id number type status assigned_to_customer_id override_flag
		version floor last_status_change override_reason');
select desk.classify('counter.lockers',
	open => 'id number status assigned_to_customer_id last_status_change
		override_reason');
select desk.classify('counter.key_tags',
	open => 'id tag_code tag_type room_id locker_id is_active created_at');
select desk.classify('counter.cleaning_batches',
	open => 'id staff_id started_at completed_at');
select desk.classify('counter.cleaning_batch_rooms',
	open => 'id batch_id room_id status_from status_to transition_time
		override_flag override_reason');

-- Lanes, stays and money.
select desk.classify('counter.lane_sessions',
	open => 'id lane_id status staff_id customer_id proposed_rental_type
		proposed_by selection_confirmed selection_confirmed_by
		selection_locked_at waitlist_desired_type backup_rental_type
		price_quote_json payment_intent_id checkin_mode
		desired_rental_type membership_choice
		membership_purchase_intent renewal_hours
		assigned_resource_type assigned_resource_id assigned_room_id
		assigned_locker_id past_due_bypassed
		past_due_bypassed_by_staff_id past_due_bypassed_at
		kiosk_acknowledged_at created_at updated_at',
	masked => 'id_scan_issue',
	secret => 'disclaimers_ack_json');
select desk.classify('counter.payment_intents',
	open => 'id lane_session_id amount status quote_json
		square_transaction_id paid_at payment_method created_at');
select desk.classify('counter.visits',
	open => 'id customer_id started_at ended_at');
select desk.classify('counter.checkin_blocks',
	open => 'id visit_id block_type starts_at ends_at room_id locker_id
		rental_type agreement_signed has_tv_remote waitlist_id
		session_id');
select desk.classify('counter.charges',
	open => 'id visit_id checkin_block_id type amount payment_intent_id
		created_at');

-- Waiting, held, leaving.
select desk.classify('counter.waitlist',
	open => 'id visit_id checkin_block_id desired_tier backup_tier
		locker_or_room_assigned_initially room_id status offered_at
		offer_expires_at last_offered_at offer_attempts completed_at
		cancelled_at cancelled_by_staff_id cancel_reason created_at');
select desk.classify('counter.inventory_reservations',
	open => 'id kind resource_type resource_id room_id locker_id
		lane_session_id waitlist_id created_at expires_at released_at
		release_reason');
select desk.classify('counter.checkout_requests',
	open => 'id occupancy_id key_tag_id kiosk_device_id status
		claimed_by_staff_id claimed_at claim_expires_at late_minutes
		late_fee_amount ban_applied items_confirmed fee_paid
		created_at completed_at',
	secret => 'customer_checklist_json');
select desk.classify('counter.late_checkout_events',
	open => 'id customer_id occupancy_id checkout_request_id late_minutes
		fee_amount ban_applied created_at');

-- Agreements and records.
select desk.classify('counter.agreements',
	open => 'id version title body_text active');
select desk.classify('counter.agreement_signatures',
	open => 'id agreement_id agreement_text_snapshot agreement_version
		checkin_block_id signed_at customer_name membership_number
		signed_method',
	secret => 'signature_png_base64 signature_strokes_json');
select desk.classify('counter.audit_log',
	open => 'id staff_id user_id user_role action entity_type entity_id
		override_reason created_at',
	masked => 'ip_address user_agent',
	secret => 'old_value new_value metadata');

reset role;
