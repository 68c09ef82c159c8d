-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each column of the club is to the people at a desk: open, masked,
-- secret or medical (database.md 7).  Ways to reach a member, addresses of
-- machines and what somebody wrote to somebody are masked; tokens, sessions
-- and jsonb that nobody has looked through are secret.

set role desk_owner;

-- People, tiers and passes.
select desk.classify('club.membership_tiers',
	open => 'id name slug description monthly_price_cents is_active');
select desk.classify('club.tier_features',
	open => 'id feature_key name description');
select desk.classify('club.tier_feature_values',
	open => 'id tier_id feature_id value');
select desk.classify('club.users',
	open => 'id name tier_id family_group_id created_at role
		membership_status',
	masked => 'email phone');
select desk.classify('club.user_linked_emails',
	open => 'id linked_at',
	masked => 'primary_email linked_email');
select desk.classify('club.staff_users',
	open => 'id email name role created_at');
select desk.classify('club.guests',
	open => 'id name created_at',
	masked => 'email phone');
select desk.classify('club.guest_passes',
	open => 'id total_passes used_passes last_reset_at',
	masked => 'member_email');
select desk.classify('club.guest_check_ins',
	open => 'id guest_name check_in_time checked_in_by',
	masked => 'member_email guest_email');
select desk.classify('club.pass_redemption_logs',
	open => 'id pass_type quantity reason created_at',
	masked => 'member_email');
select desk.classify('club.day_pass_purchases',
	open => 'id name booking_id stripe_payment_intent_id status price_cents
		purchased_at remaining_uses product_type',
	masked => 'email');

-- Resources, closures and bookings.
select desk.classify('club.resources',
	open => 'id name type description is_active sort_order capacity');
select desk.classify('club.closure_reasons',
	open => 'id label sort_order is_active');
select desk.classify('club.facility_closures',
	open => 'id closure_date start_time end_time reason is_full_day
		affects_all_resources affected_areas');
select desk.classify('club.availability_blocks',
	open => 'id resource_id block_date start_time end_time block_type
		closure_id event_id wellness_class_id notes');
select desk.classify('club.booking_requests',
	open => 'id user_id resource_id request_date start_time end_time
		duration_minutes status closure_id session_id
		trackman_booking_id is_event user_name declared_player_count
		notes staff_notes roster_version origin is_unmatched created_at
		updated_at',
	masked => 'user_email',
	secret => 'request_participants');
select desk.classify('club.booking_sessions',
	open => 'id trackman_booking_id resource_id session_date start_time
		end_time source needs_review review_reason created_at');
select desk.classify('club.booking_participants',
	open => 'id session_id user_id guest_id participant_type display_name
		payment_status invite_status cached_fee_cents used_guest_pass
		created_at');
select desk.classify('club.booking_members',
	open => 'id booking_id slot_number is_primary trackman_booking_id',
	masked => 'user_email');
select desk.classify('club.booking_guests',
	open => 'id booking_id guest_name slot_number trackman_booking_id',
	masked => 'guest_email');
select desk.classify('club.booking_fee_snapshots',
	open => 'id booking_id session_id participant_fees total_cents
		stripe_payment_intent_id status created_at updated_at');
select desk.classify('club.booking_payment_audit',
	open => 'id booking_id session_id participant_id action staff_email
		amount_affected previous_status new_status staff_name reason
		created_at',
	secret => 'metadata');
select desk.classify('club.usage_ledger',
	open => 'id usage_type quantity recorded_at session_id participant_id
		user_id minutes_charged overage_fee_cents guest_fee_cents
		payment_method tier_at_booking source reversal_of',
	masked => 'user_email');

-- Trackman.
select desk.classify('club.trackman_bay_slots',
	open => 'id resource_id trackman_bay_id bay_name trackman_booking_id
		slot_date start_time end_time status customer_name
		player_count',
	masked => 'customer_email');
select desk.classify('club.trackman_unmatched_bookings',
	open => 'id trackman_booking_id status created_at resource_id
		booking_date start_time end_time user_name player_count
		match_attempt_reason resolved_at resolved_by',
	masked => 'original_email resolved_email',
	secret => 'booking_data');

-- Records and settings.
select desk.classify('club.admin_audit_log',
	open => 'id staff_email action resource_type resource_id created_at
		staff_name resource_name actor_type',
	masked => 'ip_address user_agent actor_email',
	secret => 'details');
select desk.classify('club.app_settings',
	open => 'id key category updated_at',
	secret => 'value');

reset role;
