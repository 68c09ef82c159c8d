-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a user's current_credits should say: what is left of all that was given
-- and has not been written off.

set role desk_owner;

create or replace view desk.gym_credits_expected as
select u.id as user_id, coalesce(sum(c.remaining_amount), 0)::integer
		as credits, u.current_credits as counted
from gym."user" u
left join gym.credit_transaction c on c.user_id = u.id
	and c.remaining_amount > 0
group by u.id;

revoke all on desk.gym_credits_expected from public;

reset role;
