-- SPDX-License-Identifier: GPL-3.0-or-later
-- How a lane session ends (domain.md 1.3): complete, that is locked, paid, with
-- a block that it made and an agreement signed for it; or reset, with nothing
-- left of customer, selection and payment.

set role desk_owner;

create or replace function desk.counter_may_complete(
	session counter.lane_sessions) returns void
language plpgsql
as $$
begin
	if session.customer_id is null then
		if num_nonnulls(session.proposed_rental_type,
			session.selection_locked_at, session.payment_intent_id,
			session.assigned_resource_id) > 0 then
			perform desk.refuse('state',
				'A lane is reset as a whole');
		end if;
		return;
	end if;

	if session.selection_locked_at is null then
		perform desk.refuse('state', 'The selection is not locked');
	elsif not desk.counter_is_paid(session.payment_intent_id) then
		perform desk.refuse('owed', 'The lane is not paid yet');
	elsif not exists (select from counter.checkin_blocks b
		where b.session_id = session.id and b.agreement_signed) then
		perform desk.refuse('state',
			'There is no check-in with a signed agreement yet');
	end if;
end
$$;

revoke all on function desk.counter_may_complete(counter.lane_sessions)
	from public;

reset role;
