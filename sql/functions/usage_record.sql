-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings the usage ledger in line with a booking that takes place: a row a
-- head.  A row that says otherwise is reversed and written anew, so that the
-- ledger's sums are right and its past stays; how a row was paid is noted on
-- the row itself.  Doing it twice changes nothing.  The booking must be held.

set role desk_owner;

create or replace function desk.usage_record(booking integer) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	session integer;
begin
	select b.session_id into session from club.booking_requests b
	where b.id = booking;
	perform desk.usage_undo(array(
		select l.id from desk.usage_standing l
		where l.session_id = session
		  and not exists (
			select from desk.usage_expected(booking) e
			where e.participant_id = l.participant_id
			  and e.user_id is not distinct from l.user_id
			  and e.minutes = l.minutes_charged
			  and e.overage = l.overage_fee_cents
			  and e.guest_fee = l.guest_fee_cents)));

	update club.usage_ledger l set payment_method = e.method
	from desk.usage_expected(booking) e
	where l.participant_id = e.participant_id
	  and l.session_id = session
	  and l.payment_method is distinct from e.method
	  and l.id in (select s.id from desk.usage_standing s
		where s.session_id = session);

	insert into club.usage_ledger (user_email, usage_type, quantity,
		session_id, participant_id, user_id, minutes_charged,
		overage_fee_cents, guest_fee_cents, payment_method,
		tier_at_booking, source)
	select e.user_email, e.usage_type, e.minutes, e.session_id,
		e.participant_id, e.user_id, e.minutes, e.overage,
		e.guest_fee, e.method, e.tier, e.source
	from desk.usage_expected(booking) e
	where not exists (
		select from desk.usage_standing s
		where s.session_id = session
		  and s.participant_id = e.participant_id)
	order by e.participant_id;
end
$$;

revoke all on function desk.usage_record(integer) from public;

reset role;
