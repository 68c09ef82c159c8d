-- SPDX-License-Identifier: GPL-3.0-or-later
-- Nothing is owed on a booking: second half of desk.booking_snapshot().

set role desk_owner;

create or replace function desk.snapshot_complete(booking integer,
	session integer) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	now timestamp := desk.local_now('club');
	total integer;
	fees jsonb;
begin
	-- what was paid and stands in no settled snapshot yet
	select sum(p.cached_fee_cents), jsonb_agg(jsonb_build_object('id', p.id,
			'amountCents', p.cached_fee_cents) order by p.id)
	into total, fees
	from club.booking_participants p
	where p.session_id = session and p.payment_status = 'paid'
	  and p.cached_fee_cents > 0
	  and not exists (
		select from club.booking_fee_snapshots s
		where s.session_id = session
		  and s.status in ('completed', 'paid', 'refunded')
		  and s.participant_fees
			@> jsonb_build_array(jsonb_build_object('id', p.id)));

	if fees is null then
		update club.booking_fee_snapshots s
		set status = 'cancelled', updated_at = now
		where s.booking_id = booking
		  and s.status in ('pending', 'requires_action');
		return;
	end if;

	update club.booking_fee_snapshots s
	set status = 'paid', updated_at = now
	where s.session_id = session and s.status = 'completed';
	update club.booking_fee_snapshots s
	set status = 'completed', session_id = session, total_cents = total,
		participant_fees = fees, updated_at = now
	where s.booking_id = booking and s.status = 'pending';
	if not found then
		insert into club.booking_fee_snapshots (booking_id, session_id,
			participant_fees, total_cents, status)
		values (booking, session, fees, total, 'completed');
	end if;
	-- what a card terminal was still asked for has been paid otherwise
	update club.booking_fee_snapshots s
	set status = 'cancelled', updated_at = now
	where s.booking_id = booking and s.status = 'requires_action';
end
$$;

revoke all on function desk.snapshot_complete(integer, integer) from public;

reset role;
