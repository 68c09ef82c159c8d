-- SPDX-License-Identifier: GPL-3.0-or-later
-- Walks an expired request through pending to approved, one record each, when
-- its slot is still free (domain.md, decisions).  For booking_revert and for
-- the check-in of a party whose request lapsed; the caller holds the booking.

set role desk_owner;

create or replace function desk.booking_reopen(args jsonb) returns void
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
	b record;
	people text[];
	before jsonb;
begin
	select * into b from desk.booking_find(booking);
	if b.ends <= desk.local_now('club') then
		perform desk.refuse('state', format(
			'{booking:%s} is over since %s; nothing can be '
			'reopened', booking, to_char(b.ends, 'HH24:MI')));
	end if;
	if b.resource_id is null then
		perform desk.refuse('missing',
			'The request names no resource');
	end if;
	people := desk.booking_people(booking);
	perform desk.lanes_lock(array[b.resource_id], people);
	perform desk.clash_check(booking, b.resource_id,
		tsrange(b.starts, b.ends), people, desk.booking_ask(booking),
		whole => true);

	if b.stored_status = 'expired' then
		before := desk.booking_facts(booking);
		update club.booking_requests r set status = 'pending'
		where r.id = booking;
		perform desk.audit(args, 'reopen_booking', 'booking',
			booking::text, desk.booking_title(booking), before,
			desk.booking_facts(booking));
	end if;
	before := desk.booking_facts(booking);
	perform desk.session_ensure(booking);
	update club.booking_requests r set status = 'approved'
	where r.id = booking;
	perform desk.booking_snapshot(booking);
	perform desk.audit(args, 'approve_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
end
$$;

revoke all on function desk.booking_reopen(jsonb) from public;

reset role;
