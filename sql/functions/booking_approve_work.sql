-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_approve: the request becomes a booking with a
-- session and the people it named.  What came over it meanwhile, a closure
-- say, refuses it.

set role desk_owner;

create or replace function desk.booking_approve_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	booking integer := args ->> 'booking';
	b record;
	people text[];
	before jsonb;
begin
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'booking_approve');
	if b.resource_id is null then
		perform desk.refuse('missing',
			'The request names no resource; move it to one first');
	end if;
	people := desk.booking_people(booking);
	perform desk.lanes_lock(array[b.resource_id], people);
	perform desk.booking_allow(booking, 'booking_approve');
	perform desk.clash_check(booking, b.resource_id,
		tsrange(b.starts, b.ends), people, desk.booking_ask(booking),
		whole => true);

	before := desk.booking_facts(booking);
	perform desk.session_ensure(booking);
	update club.booking_requests r set status = 'approved'
	where r.id = booking;
	perform desk.booking_snapshot(booking);
	perform desk.audit(args, 'approve_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(format('Approved %s for {booking:%s}',
			desk.booking_when(booking), booking),
		booking, '{}',
		jsonb_build_object('action', 'booking_restore', 'args',
			jsonb_build_object('booking', booking,
				'status', b.status)));
end
$$;

revoke all on function desk.booking_approve_work(jsonb) from public;

reset role;
