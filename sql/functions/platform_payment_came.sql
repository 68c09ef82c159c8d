-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a payment that was just reported does to its booking or its invoice.

set role desk_owner;

create or replace function desk.platform_payment_came(payment platform.payment_transactions) returns void
language plpgsql
as $$
begin
	if payment.status = 'succeeded' then
		update platform.bookings b
		set payment_status = 'paid',
			status = case b.status when 'pending'
				then 'confirmed' else b.status end
		where b.id = payment.booking_id
		  and b.payment_status in ('pending', 'failed');
		update platform.invoices i
		set status = 'paid', paid_at = desk.clock()
		where i.id = payment.invoice_id
		  and i.status in ('open', 'uncollectible');
	elsif payment.status = 'failed' then
		update platform.bookings b
		set payment_status = 'failed'
		where b.id = payment.booking_id
		  and b.payment_status = 'pending';
	end if;
end
$$;

revoke all on function desk.platform_payment_came(platform.payment_transactions) from public;

reset role;
