-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what the payment provider reports moves what was paid for
-- (domain.md 5): a payment that succeeds confirms its booking or settles its
-- invoice, one that fails is noted, and a booking whose money all went back is
-- refunded.  Reports may come late or twice: what has moved on stays.

set role desk_owner;

create or replace function desk.platform_payment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	payable uuid := coalesce(new.booking_id, new.invoice_id);
	was text := case when tg_op = 'UPDATE' then old.status end;
	total desk.platform_paid;
begin
	if new.status is not distinct from was or payable is null then
		return null;
	elsif new.transaction_type = 'payment' then
		perform desk.platform_paid_move(payable, case new.status
			when 'succeeded' then new.amount else 0 end, 0, 0);
		perform desk.platform_payment_came(new);
	elsif new.transaction_type = 'refund' then
		total := desk.platform_paid_move(payable, 0,
			case new.status when 'succeeded'
				then new.amount else 0 end,
			new.amount
			* ((new.status in ('pending', 'requires_action'))::integer
			- (coalesce(was, '') in ('pending',
				'requires_action'))::integer));
		update platform.bookings b
		set payment_status = 'refunded'
		where b.id = new.booking_id
		  and b.payment_status = 'paid'
		  and total.refunded = total.paid
		  and new.status = 'succeeded';
	end if;
	return null;
end
$$;

drop trigger if exists moves on platform.payment_transactions;
create trigger moves after insert or update of status
	on platform.payment_transactions
	for each row execute function desk.platform_payment();

drop trigger if exists a_stays on platform.payment_transactions;
create trigger a_stays before update on platform.payment_transactions
	for each row when ((old.user_id, old.amount, old.transaction_type,
		old.booking_id, old.invoice_id)
		is distinct from (new.user_id, new.amount,
		new.transaction_type, new.booking_id, new.invoice_id))
	execute function desk.never_changes(
		'What a payment was for does not change');

revoke all on function desk.platform_payment() from public;

reset role;
