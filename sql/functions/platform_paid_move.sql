-- SPDX-License-Identifier: GPL-3.0-or-later
-- Moves what is known of the money of a booking or an invoice: what came, what
-- went back and what is on its way back.  The check refuses more than came.

set role desk_owner;

create or replace function desk.platform_paid_move(payable uuid, paid_more numeric,
	refunded_more numeric, pending_more numeric) returns desk.platform_paid
language plpgsql
as $$
declare
	total desk.platform_paid;
begin
	insert into desk.platform_paid (payable, paid, refunded, pending)
	values (platform_paid_move.payable, 0, 0, 0)
	on conflict do nothing;
	update desk.platform_paid p
	set paid = p.paid + paid_more,
		refunded = p.refunded + refunded_more,
		pending = p.pending + pending_more
	where p.payable = platform_paid_move.payable
	returning p.* into total;
	return total;
end
$$;

revoke all on function desk.platform_paid_move(uuid, numeric, numeric, numeric) from public;

reset role;
