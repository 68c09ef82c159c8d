-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each column of the academy is to the people at a desk: open, masked,
-- secret or medical (database.md 7).  Ways to reach a family, a child's day of
-- birth and what was written to somebody are masked; what keeps a child
-- healthy is medical; passwords, tokens and jsonb that nobody has looked
-- through are secret.

set role desk_owner;

-- Families, trainers and how they sign in.
select desk.classify('academy."user"',
	open => 'id first_name last_name role created_at updated_at',
	masked => 'email phone_number',
	secret => 'password reset_token reset_token_expires_at');
select desk.classify('academy.trainer',
	open => 'user_id first_name last_name bio experience photos
		price_per_hour session_duration external
		stripe_onboarding_completed',
	masked => 'contacts',
	secret => 'additional_sources stripe_account_id stripe_onboarding_url
		stripe_express_dashboard_url');
select desk.classify('academy.child',
	open => 'id name first_name last_name parent_id skill_level team
		specify',
	masked => 'birthdate emergency_contact',
	medical => 'allergies medical_conditions');
select desk.classify('academy.custom_allergen',
	open => 'id child_id',
	medical => 'name');
select desk.classify('academy.location', open => 'id name');
select desk.classify('academy.trainer_location',
	open => 'trainer_id location_id');
select desk.classify('academy.email',
	open => 'id user_id status',
	masked => 'subject body');
select desk.classify('academy.verification',
	open => 'id user_id expires_at',
	secret => 'otp');
select desk.classify('academy.otp',
	open => 'id user_id expires_at',
	secret => 'otp');
select desk.classify('academy.google_calendar_integrations',
	open => 'id user_id expiry_date is_active',
	masked => 'email',
	secret => 'access_token refresh_token');
select desk.classify('academy.subscription',
	open => 'id user_id stripe_customer_id stripe_subscription_id
		stripe_price_id plan status current_period_start
		current_period_end cancel_at_period_end');

-- Hours, sessions and what was paid ahead.
select desk.classify('academy.schedule',
	open => 'id trainer_id start_date end_date');
select desk.classify('academy.slot',
	open => 'id schedule_id location_id start end is_booked is_deleted');
select desk.classify('academy.schedule_booking',
	open => 'id schedule_id child_id slot_id');
select desk.classify('academy.session',
	open => 'id trainer_id child_id parent_id booking_id location_id date
		status group_session main_child_id total_price',
	secret => 'google_event_id');
select desk.classify('academy.session_details',
	open => 'id session_id sessions_used sessions_remaining with_balance');
select desk.classify('academy.session_participant',
	open => 'id session_detail_id child_id');
select desk.classify('academy.session_balance',
	open => 'id user_id amount');
select desk.classify('academy.bulk',
	open => 'id trainer_id price number_of_sessions');
select desk.classify('academy.user_bulk',
	open => 'id user_id bulk_id trainer_id number_of_sessions');
select desk.classify('academy.trainer_group_discount',
	open => 'id trainer_id participants price');
select desk.classify('academy.trainer_order',
	open => 'id user_id trainer_id stripe_payment_id amount currency status
		payment_method created_at');

-- Events, tickets and money.
select desk.classify('academy.event',
	open => 'id title description event_type location_id start_date
		end_date start_time end_time price max_participants min_age
		max_age skill_levels documents image canceled');
select desk.classify('academy.event_trainer',
	open => 'event_id trainer_id');
select desk.classify('academy.event_ticket',
	open => 'id event_id type price capacity total_amount deleted');
select desk.classify('academy.event_registration',
	open => 'id event_id child_id status');
select desk.classify('academy.event_subscription',
	open => 'id user_id event_id status',
	masked => 'email',
	secret => 'unsubscribe_token');
select desk.classify('academy.ticket',
	open => 'id user_id event_id child_id price type capacity status
		stripe_payment_id created_at');
select desk.classify('academy.user_ticket',
	open => 'id user_id ticket_id event_ticket_id child_id status
		refund_id');
select desk.classify('academy.payment',
	open => 'id user_id event_id event_ticket_id stripe_payment_id amount
		currency status payment_method created_at',
	masked => 'email');
select desk.classify('academy.refund',
	open => 'id ticket_id user_id amount status stripe_payment_id reason
		created_at');
select desk.classify('academy."order"',
	open => 'id customer_id product_id price');

-- Figures.
select desk.classify('academy.daily_statistics',
	open => 'id date daily_revenue daily_users daily_signups daily_sessions
		daily_payments total_users total_trainers total_revenue');
select desk.classify('academy.monthly_statistics',
	open => 'id year month total_revenue event_revenue session_revenue
		subscription_revenue new_users total_users active_users
		new_trainers total_trainers active_trainers new_subscriptions
		total_subscriptions active_subscriptions
		canceled_subscriptions total_events completed_events
		canceled_events total_sessions completed_sessions
		total_payments successful_payments failed_payments');
select desk.classify('academy.yearly_statistics',
	open => 'id year total_revenue event_revenue session_revenue
		subscription_revenue new_users total_users active_users
		new_trainers total_trainers active_trainers new_subscriptions
		total_subscriptions active_subscriptions
		canceled_subscriptions total_events completed_events
		canceled_events total_sessions completed_sessions
		total_payments successful_payments failed_payments');

reset role;
