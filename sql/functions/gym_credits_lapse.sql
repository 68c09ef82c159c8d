-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes off what a user has left of credits that have expired.

set role desk_owner;

create or replace function desk.gym_credits_lapse(owner text, now timestamptz)
returns void
language sql
as $$
	update gym.credit_transaction c set expiration_date_processed_at = now
	where c.user_id = owner and c.remaining_amount > 0
	  and c.expiration_date <= now
	  and c.expiration_date_processed_at is null;
$$;

revoke all on function desk.gym_credits_lapse(text, timestamptz) from public;

reset role;
