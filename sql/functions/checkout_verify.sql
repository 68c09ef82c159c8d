-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ends the checkout that somebody asked for.  Its fee counts as dealt with when
-- it was paid, and when it was put on what is past due: which of the two, the
-- charge tells by its payment (domain.md 1.8).

set role desk_owner;

create or replace function desk.checkout_verify(args jsonb, checkout uuid,
	bill jsonb) returns void
language plpgsql
as $$
declare
	fee constant integer := bill ->> 'fee_minor';
begin
	update counter.checkout_requests c
	set status = 'VERIFIED', items_confirmed = true, fee_paid = fee > 0,
		late_minutes = (bill ->> 'late_minutes')::integer,
		late_fee_amount = desk.dollars(fee),
		ban_applied = (bill ->> 'ban')::boolean,
		completed_at = desk.clock()
	where c.id = checkout;
	perform desk.counter_audit(args, 'STATUS_CHANGE', 'checkout_request',
		checkout, '{"status": "CLAIMED"}',
		jsonb_build_object('status', 'VERIFIED'));
end
$$;

revoke all on function desk.checkout_verify(jsonb, uuid, jsonb) from public;

reset role;
