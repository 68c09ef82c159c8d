-- SPDX-License-Identifier: GPL-3.0-or-later
-- The steps of a lane session (domain.md 1.3), for every writer: who may stand
-- there, who lets an amount past due pass, and what must be done before the
-- next step.

set role desk_owner;

create or replace function desk.counter_lane_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_op = 'UPDATE' then
		new.updated_at := desk.clock();
	end if;
	if new.customer_id is not null
		and (new.customer_id, new.checkin_mode) is distinct from
			(old.customer_id, old.checkin_mode) then
		perform desk.counter_may_start(new.customer_id,
			new.checkin_mode);
	end if;
	if new.past_due_bypassed and not exists (
		select from counter.staff s
		where s.id = new.past_due_bypassed_by_staff_id
		  and s.role = 'ADMIN') then
		perform desk.refuse('role', 'Only an administrator lets an '
			'amount past due pass');
	end if;
	if new.status is distinct from old.status then
		if new.status = 'AWAITING_SIGNATURE'
			and not desk.counter_is_paid(new.payment_intent_id) then
			perform desk.refuse('owed', 'The lane is not paid yet');
		elsif new.status = 'COMPLETED' then
			perform desk.counter_may_complete(new);
		end if;
	end if;
	return new;
end
$$;

drop trigger if exists b_guard on counter.lane_sessions;
create trigger b_guard before insert or update on counter.lane_sessions
	for each row execute function desk.counter_lane_guard();

revoke all on function desk.counter_lane_guard() from public;

reset role;
