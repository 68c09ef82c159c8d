-- SPDX-License-Identifier: GPL-3.0-or-later
-- Credits come in with an end and are spent oldest first (domain.md 3).  The
-- user's row is the ceiling: it is updated under its check before anything is
-- drawn, so of two who spend the last credits one is refused.  What has lapsed
-- is written off on the way.

set role desk_owner;

create or replace function desk.gym_credit_entry() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	now timestamptz;
begin
	-- the lock first, then the clock
	perform from gym."user" u where u.id = new.user_id for no key update;
	if not found then
		return new; -- the reference's to refuse
	end if;
	now := desk.clock();
	perform desk.gym_credits_lapse(new.user_id, now);

	if new.type = 'USAGE' then
		new.remaining_amount := 0;
		update gym."user" u
		set current_credits = u.current_credits + new.amount
		where u.id = new.user_id;
		perform desk.gym_credits_draw(new.user_id, -new.amount);
		return new;
	end if;

	new.remaining_amount := new.amount;
	new.expiration_date_processed_at := null;
	new.expiration_date := coalesce(new.expiration_date,
		now + case new.type when 'PURCHASE' then interval '2 years'
			else interval '1 month' end);
	if new.type = 'MONTHLY_REFRESH' then
		update gym."user" u set last_credit_refresh_at = now
		where u.id = new.user_id
		  and (u.last_credit_refresh_at
			<= now - interval '1 month') is not false;
		if not found then
			perform desk.refuse('limit',
				'Credits are given once a month');
		end if;
	end if;
	update gym."user" u set current_credits = u.current_credits + new.amount
	where u.id = new.user_id;
	return new;
end
$$;

drop trigger if exists entry on gym.credit_transaction;
create trigger entry before insert on gym.credit_transaction
	for each row execute function desk.gym_credit_entry();

revoke all on function desk.gym_credit_entry() from public;

reset role;
