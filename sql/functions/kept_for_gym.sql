-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: the columns that are counted by triggers (desk.kept_column()): what is
-- left of credits, and when they were last given (gym_credit_entry.sql).

set role desk_owner;

drop trigger if exists kept_credits on gym."user";
create trigger kept_credits before insert or update of current_credits
	on gym."user"
	for each row execute function
		desk.kept_column('current_credits', '0');

drop trigger if exists kept_refresh on gym."user";
create trigger kept_refresh before insert or update of last_credit_refresh_at
	on gym."user"
	for each row execute function
		desk.kept_column('last_credit_refresh_at', 'null');

drop trigger if exists kept on gym.credit_transaction;
create trigger kept before update of remaining_amount
	on gym.credit_transaction
	for each row execute function desk.kept_column('remaining_amount');

reset role;
