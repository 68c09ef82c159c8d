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
		updated_at trackman_player_count reconciliation_status',
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

-- Groups, and what is said to members and written about them.
select desk.classify('club.billing_groups',
	open => 'id primary_stripe_customer_id primary_stripe_subscription_id
		group_name type is_active',
	masked => 'primary_email');
select desk.classify('club.group_members',
	open => 'id billing_group_id relationship is_primary',
	masked => 'member_email');
select desk.classify('club.family_add_on_products',
	open => 'id tier_name stripe_product_id price_cents');
select desk.classify('club.member_notes',
	open => 'id created_by created_at',
	masked => 'member_email note');
select desk.classify('club.communication_logs',
	open => 'id type direction subject status hubspot_engagement_id
		created_at',
	masked => 'member_email body');
select desk.classify('club.notifications',
	open => 'id type title is_read created_at',
	masked => 'user_email message');
select desk.classify('club.notice_types',
	open => 'id name description is_active');
select desk.classify('club.user_dismissed_notices',
	open => 'id notice_type dismissed_at',
	masked => 'user_email');
-- whoever has endpoint and keys can write to the device
select desk.classify('club.push_subscriptions',
	open => 'id created_at',
	masked => 'user_email',
	secret => 'endpoint keys');
select desk.classify('club.email_events',
	open => 'id event_id event_type occurred_at',
	masked => 'email');
select desk.classify('club.sessions',
	open => 'expire',
	secret => 'sid sess');
select desk.classify('club.magic_links',
	open => 'id expires_at is_used',
	masked => 'email',
	secret => 'token');
select desk.classify('club.account_deletion_requests',
	open => 'id user_id status requested_at processed_at',
	masked => 'email');
select desk.classify('club.data_export_requests',
	open => 'id status requested_at completed_at',
	masked => 'user_email',
	secret => 'download_url');

-- Events, classes, tours and announcements.
select desk.classify('club.events',
	open => 'id title description start_time end_time location
		eventbrite_id is_active max_capacity');
select desk.classify('club.event_rsvps',
	open => 'id event_id matched_user_id status created_at',
	masked => 'user_email');
select desk.classify('club.wellness_classes',
	open => 'id google_calendar_id title description start_time end_time
		max_capacity is_active');
select desk.classify('club.wellness_enrollments',
	open => 'id wellness_class_id status enrolled_at',
	masked => 'user_email');
select desk.classify('club.tours',
	open => 'id google_calendar_id hubspot_meeting_id visitor_name
		scheduled_at status',
	masked => 'visitor_email');
select desk.classify('club.announcements',
	open => 'id title message priority is_active starts_at ends_at
		closure_id show_as_banner');

-- Payments and sales.
select desk.classify('club.stripe_payment_intents',
	open => 'id stripe_payment_intent_id amount_cents status payment_type
		created_at',
	masked => 'customer_email');
select desk.classify('club.stripe_products',
	open => 'id stripe_product_id hubspot_product_id name price_cents');
select desk.classify('club.stripe_transaction_cache',
	open => 'id stripe_id type cached_at',
	secret => 'data');
select desk.classify('club.discount_rules',
	open => 'id discount_tag name discount_percent is_active');
select desk.classify('club.hubspot_deals',
	open => 'id hubspot_deal_id deal_name stage amount close_date',
	masked => 'member_email');
select desk.classify('club.hubspot_line_items',
	open => 'id hubspot_line_item_id hubspot_deal_id product_name quantity
		amount');
select desk.classify('club.hubspot_product_mappings',
	open => 'id hubspot_product_id internal_product_type tier_slug');
select desk.classify('club.hubspot_form_configs',
	open => 'id form_type hubspot_form_id hubspot_portal_id');
select desk.classify('club.hubspot_sync_queue',
	open => 'id entity_type entity_id action status created_at',
	secret => 'payload');
select desk.classify('club.dismissed_hubspot_meetings',
	open => 'id hubspot_meeting_id dismissed_by dismissed_at');
select desk.classify('club.legacy_purchases',
	open => 'id product_type amount purchase_date',
	masked => 'email');

-- Imports, queues, webhooks and checks.
select desk.classify('club.trackman_import_runs',
	open => 'id started_at completed_at records_processed records_matched
		status');
select desk.classify('club.trackman_webhook_events',
	open => 'id event_type status received_at',
	secret => 'payload');
select desk.classify('club.trackman_webhook_dedup',
	open => 'id trackman_booking_id last_processed_at');
select desk.classify('club.webhook_processed_events',
	open => 'id event_id source processed_at');
select desk.classify('club.job_queue',
	open => 'id job_type status attempts run_at created_at',
	secret => 'payload');
-- the key is an address of somebody
select desk.classify('club.rate_limits',
	open => 'id count window_start',
	masked => 'key');
select desk.classify('club.integrity_check_history',
	open => 'id run_at issues_found',
	secret => 'summary');
select desk.classify('club.integrity_issues_tracking',
	open => 'id issue_key issue_type status first_detected_at',
	secret => 'details');
select desk.classify('club.integrity_ignores',
	open => 'id issue_key ignored_by reason ignored_at');
select desk.classify('club.legacy_import_jobs',
	open => 'id import_type status records_processed started_at
		completed_at');
select desk.classify('club.bug_reports',
	open => 'id description status page_url created_at',
	masked => 'user_email');
select desk.classify('club.form_submissions',
	open => 'id form_type submitted_at status',
	masked => 'email',
	secret => 'data');

-- Records, settings and what the site shows.
select desk.classify('club.billing_audit_log',
	open => 'id hubspot_deal_id action_type performed_by created_at',
	masked => 'member_email',
	secret => 'action_details');
select desk.classify('club.integrity_audit_log',
	open => 'id action issue_key performed_by created_at',
	secret => 'details');
select desk.classify('club.system_settings',
	open => 'key updated_at',
	secret => 'value');
select desk.classify('club.faqs',
	open => 'id question answer category sort_order is_active');
select desk.classify('club.gallery_images',
	open => 'id title url category sort_order is_active');
select desk.classify('club.training_sections',
	open => 'id title guide_id content sort_order');
select desk.classify('club.cafe_items',
	open => 'id category name price description is_active');
select desk.classify('club.admin_audit_log',
	open => 'id staff_email action resource_type resource_id created_at
		staff_name resource_name actor_type',
	masked => 'ip_address user_agent actor_email',
	secret => 'details');
select desk.classify('club.app_settings',
	open => 'id key category updated_at',
	secret => 'value');

reset role;
