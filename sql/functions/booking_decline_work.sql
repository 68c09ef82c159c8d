-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_decline.

set role desk_owner;

create or replace function desk.booking_decline_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
	b record;
	before jsonb;
begin
	args := args || jsonb_build_object('reason',
		desk.reason_check(args, 'A refusal'));
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'booking_decline');

	before := desk.booking_facts(booking);
	update club.booking_requests r
	set status = 'declined', staff_notes = args ->> 'reason'
	where r.id = booking;
	perform desk.audit(args, 'decline_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(format('Declined %s for {booking:%s}',
			desk.booking_when(booking), booking),
		booking, '{}',
		jsonb_build_object('action', 'booking_restore', 'args',
			jsonb_build_object('booking', booking,
				'status', b.status)));
end
$$;

revoke all on function desk.booking_decline_work(jsonb) from public;

reset role;
