-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes credits from what is left of a user's, oldest first.  Whoever calls
-- has the user locked and knows that there are so many.

set role desk_owner;

create or replace function desk.gym_credits_draw(spender text, wanted integer)
returns void
language sql
as $$
	update gym.credit_transaction c
	set remaining_amount = c.remaining_amount
		- least(c.remaining_amount, wanted - q.before)
	from (select x.id, sum(x.remaining_amount) over (
				order by x.created_at, x.id)
			- x.remaining_amount as before
		from gym.credit_transaction x
		where x.user_id = spender and x.remaining_amount > 0) q
	where c.id = q.id and q.before < wanted;
$$;

revoke all on function desk.gym_credits_draw(text, integer) from public;

reset role;
