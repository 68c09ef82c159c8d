-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts a booking back into the state it had, for desk.undo: after a
-- cancellation, an answer to a request, or an outcome.  What it takes again is
-- judged again.

set role desk_owner;

create or replace function desk.booking_restore_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
	becomes text := args ->> 'status';
	b record;
	people text[];
	before jsonb;
begin
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.version_check(booking, args);
	people := desk.booking_people(booking);
	perform desk.lanes_lock(array[b.resource_id], people);
	perform desk.clash_check(booking, b.resource_id,
		tsrange(b.starts, b.ends), people, desk.booking_ask(booking));

	before := desk.booking_facts(booking);
	if b.status = 'attended' then
		perform desk.usage_reverse(booking);
	end if;
	update club.booking_participants p set payment_status = 'paid'
	where p.session_id = b.session_id
	  and p.payment_status = 'refund_pending'
	  and args -> 'paid' @> to_jsonb(p.id);
	update club.booking_requests r set status = becomes
	where r.id = booking;
	if b.session_id is not null then
		perform desk.booking_snapshot(booking);
	end if;
	perform desk.audit(args, 'restore_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(format('{booking:%s}, %s, is %s again', booking,
		desk.booking_when(booking), desk.state_words(becomes)),
		booking);
end
$$;

revoke all on function desk.booking_restore_work(jsonb) from public;

reset role;
