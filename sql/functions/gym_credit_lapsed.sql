-- SPDX-License-Identifier: GPL-3.0-or-later
-- An expiry is processed once, and not before it (domain.md 3): what was left
-- is gone.

set role desk_owner;

create or replace function desk.gym_credit_lapsed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if old.expiration_date_processed_at is not null then
		perform desk.refuse('state',
			'That expiry was processed already');
	elsif (old.expiration_date <= desk.clock()) is not true then
		perform desk.refuse('state', 'Those credits have not expired');
	end if;
	update gym."user" u
	set current_credits = u.current_credits - old.remaining_amount
	where u.id = old.user_id;
	new.remaining_amount := 0;
	return new;
end
$$;

-- after `kept`, which would put back what is left
drop trigger if exists lapsed on gym.credit_transaction;
create trigger lapsed before update of expiration_date_processed_at
	on gym.credit_transaction
	for each row when (old.expiration_date_processed_at
		is distinct from new.expiration_date_processed_at)
	execute function desk.gym_credit_lapsed();

revoke all on function desk.gym_credit_lapsed() from public;

reset role;
