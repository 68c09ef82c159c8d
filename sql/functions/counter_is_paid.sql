-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a payment was marked as paid. The row is locked: it does not become
-- anything else before the caller is done.

set role desk_owner;

create or replace function desk.counter_is_paid(intent uuid) returns boolean
language plpgsql
as $$
begin
	perform from counter.payment_intents p
	where p.id = intent and p.status = 'PAID'
	for share;
	return found;
end
$$;

revoke all on function desk.counter_is_paid(uuid) from public;

reset role;
