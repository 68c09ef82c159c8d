-- SPDX-License-Identifier: GPL-3.0-or-later
-- What comes before a selection (domain.md 1.3): somebody is there, a language
-- is chosen, and the customer does not choose while an amount is past due.

set role desk_owner;

create or replace function desk.counter_may_propose(
	session counter.lane_sessions) returns void
language plpgsql
as $$
declare
	customer counter.customers;
begin
	select * into customer
	from counter.customers c where c.id = session.customer_id;
	if not found then
		perform desk.refuse('missing', 'There is no customer yet');
	elsif customer.primary_language is null then
		perform desk.refuse('missing', 'A language is not chosen yet');
	elsif session.proposed_by = 'CUSTOMER'
		and customer.past_due_balance > 0
		and not session.past_due_bypassed then
		perform desk.refuse('owed', 'An amount is past due');
	end if;
end
$$;

revoke all on function desk.counter_may_propose(counter.lane_sessions)
	from public;

reset role;
