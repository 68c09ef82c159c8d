-- SPDX-License-Identifier: GPL-3.0-or-later
-- What participants paid for a booking that was cancelled in time waits for
-- its refund (domain.md 2.6); says which of them.

set role desk_owner;

create or replace function desk.paid_to_refund(booking integer,
	session integer, args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	me desk.staff := desk.actor();
	paid jsonb;
begin
	with due as (
		update club.booking_participants p
		set payment_status = 'refund_pending'
		where p.session_id = session and p.payment_status = 'paid'
		  and p.cached_fee_cents > 0
		returning p.id, p.cached_fee_cents
	), noted as (
		insert into club.booking_payment_audit (booking_id,
			session_id, participant_id, action, staff_email,
			staff_name, amount_affected, previous_status,
			new_status, reason, metadata)
		select booking, session, d.id, 'payment_cancelled',
			coalesce(me.email, me.login), me.name,
			d.cached_fee_cents / 100.0, 'paid', 'refund_pending',
			args ->> 'reason', jsonb_build_object(
				'request', args ->> 'request')
		from due d
	)
	select coalesce(jsonb_agg(d.id order by d.id), '[]') into paid
	from due d;
	return paid;
end
$$;

revoke all on function desk.paid_to_refund(integer, integer, jsonb)
	from public;

reset role;
