-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: what moves, and what does not any more (domain.md 3).

set role desk_owner;

drop trigger if exists a_step on gym.programming_track_payment;
create trigger a_step before insert or update of status
	on gym.programming_track_payment
	for each row execute function
		desk.step_allowed('gym.track_payment', 'status', 'A payment');

drop trigger if exists a_step on gym.user_programming_track;
create trigger a_step before insert or update of payment_status
	on gym.user_programming_track
	for each row execute function
		desk.step_allowed('gym.track_subscription', 'payment_status',
			'A subscription');

drop trigger if exists paid_stays on gym.programming_track_payment;
create trigger paid_stays before update on gym.programming_track_payment
	for each row when (old.status <> 'pending'
		and (old.user_id, old.track_id, old.amount, old.currency)
			is distinct from (new.user_id, new.track_id,
			new.amount, new.currency))
	execute function desk.never_changes('What was paid does not change');

drop trigger if exists refunded_stays on gym.programming_track_payment;
create trigger refunded_stays before update on gym.programming_track_payment
	for each row when (old.status = 'refunded'
		and (old.refunded_at, old.refund_amount)
			is distinct from (new.refunded_at, new.refund_amount))
	execute function desk.never_changes('Money goes back once');

-- "open to completed" is the only step of a workout of one's own.
drop trigger if exists completed_stays on gym.user_scheduled_workout_instance;
create trigger completed_stays before update
	on gym.user_scheduled_workout_instance
	for each row when (old.is_completed = 1
		and (old.is_completed, old.completed_at)
			is distinct from (new.is_completed, new.completed_at))
	execute function desk.never_changes(
		'A completed workout stays completed');

drop trigger if exists fixed_stays on gym.team_role;
create trigger fixed_stays before update on gym.team_role
	for each row when (old.is_editable = 0
		and (old.name, old.permissions, old.is_editable)
			is distinct from (new.name, new.permissions,
			new.is_editable))
	execute function desk.never_changes('That role is not editable');

drop trigger if exists accepted_stays on gym.team_invitation;
create trigger accepted_stays before update on gym.team_invitation
	for each row when (old.accepted_at is not null
		and (old.team_id, old.email, old.role_id, old.is_system_role,
			old.expires_at, old.accepted_at, old.accepted_by)
			is distinct from (new.team_id, new.email, new.role_id,
			new.is_system_role, new.expires_at, new.accepted_at,
			new.accepted_by))
	execute function desk.never_changes(
		'An accepted invitation stays as it was');

drop trigger if exists entry_stays on gym.credit_transaction;
create trigger entry_stays before update on gym.credit_transaction
	for each row when ((old.user_id, old.amount, old.type,
			old.expiration_date, old.payment_intent_id)
			is distinct from (new.user_id, new.amount, new.type,
			new.expiration_date, new.payment_intent_id))
	execute function desk.never_changes('An entry stays as it was');

reset role;
