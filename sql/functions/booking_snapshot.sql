-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes down what a booking costs now: the fee of every head that is not
-- settled, and the snapshot of what is owed (domain.md 2.4).  Once nothing is
-- owed and somebody paid, the snapshot is completed with what was paid; an
-- earlier one of the session keeps its own figures as 'paid', since only one
-- may be 'completed'.  Returns what is owed.  The booking must be held.
--
-- live: also compute anew what the check-in had fixed (desk.booking_fees).

set role desk_owner;

create or replace function desk.booking_snapshot(booking integer,
	live boolean default false) returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	session integer;
	total integer;
	fees jsonb;
begin
	select b.session_id into session from club.booking_requests b
	where b.id = booking;
	if session is null then
		return desk.booking_owed(booking);
	end if;

	update club.booking_participants p
	set cached_fee_cents = f.minor
	from desk.booking_fees(array[booking], live) f
	where p.id = f.participant_id and p.payment_status = 'pending'
	  and p.cached_fee_cents <> f.minor;

	select coalesce(sum(f.owed), 0), jsonb_agg(jsonb_build_object(
			'id', f.participant_id, 'amountCents', f.owed)
			order by f.participant_id) filter (where f.owed > 0)
	into total, fees
	from desk.booking_fees(array[booking]) f;
	if total = 0 then
		perform desk.snapshot_complete(booking, session);
		return 0;
	end if;

	insert into club.booking_fee_snapshots as s (booking_id, session_id,
		participant_fees, total_cents)
	values (booking, session, fees, total)
	on conflict (booking_id) where status = 'pending' do update
	set session_id = excluded.session_id, total_cents = total,
		participant_fees = excluded.participant_fees,
		updated_at = desk.local_now('club')
	where (s.session_id, s.participant_fees, s.total_cents)
		is distinct from (session, fees, total);
	return total;
end
$$;

revoke all on function desk.booking_snapshot(integer, boolean) from public;

reset role;
