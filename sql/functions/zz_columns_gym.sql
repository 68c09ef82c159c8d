-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each column of the gym is to the people at a desk: open, masked, secret
-- or medical (database.md 7).  Ways to reach somebody and addresses of their
-- machines are masked, and so is what somebody wrote about a training, which
-- often is about a body; hashes, keys, tokens and settings that nobody has
-- looked through are secret.

set role desk_owner;

-- Users and what they have.
select desk.classify('gym."user"',
	open => 'id first_name last_name role email_verified avatar
		current_credits last_credit_refresh_at created_at updated_at
		update_counter',
	masked => 'email sign_up_ip_address',
	secret => 'password_hash google_account_id');
select desk.classify('gym.passkey_credential',
	open => 'id user_id created_at updated_at update_counter',
	masked => 'user_agent ip_address',
	secret => 'credential_id credential_public_key counter transports
		aaguid');
select desk.classify('gym.credit_transaction',
	open => 'id user_id amount remaining_amount type description
		expiration_date expiration_date_processed_at payment_intent_id
		created_at updated_at update_counter');
select desk.classify('gym.purchased_item',
	open => 'id user_id item_type item_id purchased_at created_at
		updated_at update_counter');

-- Teams.
select desk.classify('gym.team',
	open => 'id name slug description avatar_url plan_id plan_expires_at
		credit_balance default_track_id created_at updated_at
		update_counter',
	masked => 'billing_email',
	secret => 'settings');
select desk.classify('gym.team_role',
	open => 'id team_id name description permissions is_editable created_at
		updated_at update_counter',
	secret => 'metadata');
select desk.classify('gym.team_membership',
	open => 'id team_id user_id role_id is_system_role invited_by
		invited_at joined_at expires_at is_active created_at updated_at
		update_counter');
select desk.classify('gym.team_invitation',
	open => 'id team_id role_id is_system_role invited_by expires_at
		accepted_at accepted_by created_at updated_at update_counter',
	masked => 'email',
	secret => 'token');

-- Tracks and their money.
select desk.classify('gym.programming_track',
	open => 'id name description type owner_team_id is_public pricing_type
		price currency billing_interval stripe_price_id
		stripe_product_id trial_period_days created_at updated_at
		update_counter');
select desk.classify('gym.team_programming_track',
	open => 'team_id track_id is_active added_at created_at updated_at
		update_counter');
select desk.classify('gym.user_programming_track',
	open => 'user_id track_id is_active subscribed_at start_day_offset
		payment_status stripe_customer_id stripe_subscription_id
		stripe_payment_intent_id subscription_expires_at cancelled_at
		cancel_at_period_end created_at updated_at update_counter');
select desk.classify('gym.programming_track_payment',
	open => 'id user_id track_id amount currency payment_type status
		stripe_payment_intent_id stripe_subscription_id
		stripe_invoice_id stripe_customer_id failure_reason refunded_at
		refund_amount period_start period_end created_at updated_at
		update_counter');

-- Workouts and what came of them.
select desk.classify('gym.workouts',
	open => 'id name description scope scheme reps_per_round
		rounds_to_score user_id sugar_id tiebreak_scheme
		secondary_scheme source_track_id created_at updated_at
		update_counter');
select desk.classify('gym.movements',
	open => 'id name type created_at updated_at update_counter');
select desk.classify('gym.workout_movements',
	open => 'id workout_id movement_id created_at updated_at
		update_counter');
select desk.classify('gym.spicy_tags',
	open => 'id name created_at updated_at update_counter');
select desk.classify('gym.workout_tags',
	open => 'id workout_id tag_id created_at updated_at update_counter');
select desk.classify('gym.track_workout',
	open => 'id track_id workout_id day_number week_number notes created_at
		updated_at update_counter');
select desk.classify('gym.scheduled_workout_instance',
	open => 'id team_id track_workout_id scheduled_date team_specific_notes
		scaling_guidance_for_day class_times created_at updated_at
		update_counter');
select desk.classify('gym.user_scheduled_workout_instance',
	open => 'id user_id track_workout_id scheduled_date is_completed
		completed_at created_at updated_at update_counter',
	masked => 'user_specific_notes scaling_guidance_for_user');
select desk.classify('gym.results',
	open => 'id user_id date workout_id type programming_track_id
		scheduled_workout_instance_id
		user_scheduled_workout_instance_id scale wod_score set_count
		distance time created_at updated_at update_counter',
	masked => 'notes');
select desk.classify('gym.sets',
	open => 'id result_id set_number reps weight status distance time score
		created_at updated_at update_counter',
	masked => 'notes');

reset role;
