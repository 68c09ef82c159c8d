-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each column of the platform is to the people at a desk: open, masked,
-- secret or medical (database.md 7).  Ways to reach or find a user and
-- addresses of machines are masked; hashes, tokens, the payment provider's
-- handles and jsonb that nobody has looked through are secret.

set role desk_owner;

-- People.
select desk.classify('platform.users',
	open => 'id auth_provider email_verified phone_verified status role
		deleted_at created_at updated_at',
	masked => 'email',
	secret => 'password_hash auth_provider_id');
select desk.classify('platform.user_profiles',
	open => 'id first_name last_name display_name timezone locale',
	masked => 'avatar_url bio');
select desk.classify('platform.user_sessions',
	open => 'id user_id expires_at',
	masked => 'ip_address device_info location',
	secret => 'session_token');
select desk.classify('platform.user_preferences',
	open => 'id user_id category key',
	secret => 'value');
select desk.classify('platform.user_addresses',
	open => 'id user_id label city is_default',
	masked => 'street_address postal_code coordinates');
select desk.classify('platform.roles',
	open => 'id name description is_system_role',
	secret => 'permissions');
select desk.classify('platform.user_roles',
	open => 'id user_id role_id assigned_by assigned_at expires_at');

-- Organisations.
select desk.classify('platform.organizations',
	open => 'id name slug logo_url subscription_id archived_at deleted_at
		created_at updated_at',
	masked => 'billing_email',
	secret => 'settings');
select desk.classify('platform.organization_members',
	open => 'id organization_id user_id role is_active invited_at
		joined_at',
	secret => 'permissions');
select desk.classify('platform.teams',
	open => 'id organization_id name description privacy_level
		archived_at',
	secret => 'settings');
select desk.classify('platform.team_members',
	open => 'id team_id user_id role added_by left_at',
	secret => 'permissions');
select desk.classify('platform.workspaces',
	open => 'id organization_id name slug visibility team_id status',
	secret => 'settings');
select desk.classify('platform.workspace_members',
	open => 'id workspace_id user_id role',
	secret => 'permissions');
select desk.classify('platform.invitations',
	open => 'id role status expires_at organization_id team_id
		workspace_id invitation_type',
	masked => 'invitee_email',
	secret => 'token');

-- Bills.
select desk.classify('platform.subscription_plans',
	open => 'id name price_amount billing_interval features is_active
		is_public');
select desk.classify('platform.subscriptions',
	open => 'id user_id plan_id status current_period_start
		current_period_end cancel_at_period_end',
	masked => 'stripe_subscription_id');
select desk.classify('platform.invoices',
	open => 'id subscription_id user_id total_amount status paid_at
		subtotal_amount tax_amount discount_amount created_at',
	masked => 'stripe_invoice_id');
select desk.classify('platform.invoice_line_items',
	open => 'id invoice_id description amount quantity proration');
select desk.classify('platform.payment_methods',
	open => 'id user_id type card_brand is_default',
	masked => 'card_last4',
	secret => 'provider_payment_method_id');
select desk.classify('platform.payment_transactions',
	open => 'id user_id amount status transaction_type booking_id
		invoice_id subscription_id created_at',
	masked => 'stripe_payment_intent_id',
	-- whoever has the address has the receipt
	secret => 'receipt_url');
select desk.classify('platform.coupons',
	open => 'id code discount_type discount_value valid_from valid_until
		max_redemptions');
select desk.classify('platform.coupon_redemptions',
	open => 'id coupon_id user_id subscription_id discount_amount
		redeemed_at');
select desk.classify('platform.usage_records',
	open => 'id subscription_id metric_name quantity unit_price
		billing_period_start');

-- The laundry.
select desk.classify('platform.service_categories',
	open => 'id name description icon sort_order is_active');
select desk.classify('platform.services',
	open => 'id name code type base_price processing_days min_items
		max_items vat_rate category_id');
select desk.classify('platform.service_options',
	open => 'id name code price category description');
select desk.classify('platform.service_service_options',
	open => 'id service_id service_option_id is_required');
select desk.classify('platform.bookings',
	open => 'id user_id service_id booking_number status total_amount
		pickup_date delivery_date pickup_time_slot delivery_time_slot
		payment_status urgency_level subscription_id
		cancellation_reason created_at updated_at');
select desk.classify('platform.booking_items',
	open => 'id booking_id service_id quantity unit_price total_price
		item_description');
select desk.classify('platform.delivery_drivers',
	open => 'id user_id vehicle_type is_available rating
		total_deliveries max_capacity',
	masked => 'license_plate');
select desk.classify('platform.delivery_assignments',
	open => 'id booking_id driver_id assignment_type status assigned_at
		completed_at');
select desk.classify('platform.loyalty_rewards',
	open => 'id user_id completed_orders free_collections_earned
		free_collections_used');

-- What users did, and what went wrong.
select desk.classify('platform.events',
	open => 'id user_id event_name event_category event_action timestamp
		utm_source organization_id',
	secret => 'properties');
select desk.classify('platform.page_views',
	open => 'id session_id page_title load_time_ms time_on_page_seconds
		bounce',
	-- addresses carry what was looked for, and now and then a token
	secret => 'page_url');
select desk.classify('platform.feature_usage',
	open => 'id user_id feature_name feature_category usage_count success
		duration_seconds');
select desk.classify('platform.user_engagement_daily',
	open => 'id user_id date session_count page_views features_used
		actions_performed');
select desk.classify('platform.organization_metrics_daily',
	open => 'id organization_id date active_users new_users
		revenue_generated api_calls');
select desk.classify('platform.conversion_funnels',
	open => 'id name description is_active',
	secret => 'steps');
select desk.classify('platform.conversion_funnel_events',
	open => 'id funnel_id user_id step_name step_order completed
		completion_time_seconds');
select desk.classify('platform.experiments',
	open => 'id name description status start_date end_date',
	secret => 'variants');
select desk.classify('platform.experiment_assignments',
	open => 'id experiment_id user_id variant_name assigned_at');
select desk.classify('platform.activities',
	open => 'id actor_id action entity_type entity_id entity_name
		organization_id team_id workspace_id created_at',
	masked => 'description ip_address user_agent',
	secret => 'metadata');
select desk.classify('platform.error_logs',
	open => 'id user_id error_type error_code resolved resolved_by
		error_level created_at',
	-- they quote what was being worked on
	secret => 'error_message error_stack');
select desk.classify('platform.performance_metrics',
	open => 'id metric_name metric_type value unit timestamp',
	secret => 'tags');
select desk.classify('platform.system_settings',
	open => 'id key category description is_public',
	secret => 'value');

reset role;
