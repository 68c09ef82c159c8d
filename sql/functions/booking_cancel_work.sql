-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_cancel.  At least an hour before the start passes
-- come back and what was paid waits for its refund; later both are forfeited
-- (domain.md 2.5, 2.6).

set role desk_owner;

create or replace function desk.booking_cancel_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
	b record;
	in_time boolean;
	becomes text;
	passes integer;
	paid jsonb := '[]';
	before jsonb;
begin
	args := args || jsonb_build_object('reason',
		desk.reason_check(args, 'A cancellation'));
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	-- before the pass account, as whoever settles by pass locks them
	perform desk.lanes_lock(array[b.resource_id],
		desk.booking_people(booking));
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'booking_cancel');
	in_time := desk.local_now('club') <= b.starts - interval '1 hour';
	becomes := case when b.trackman is not null and b.status in ('pending',
			'pending_approval', 'approved', 'confirmed')
		then 'cancellation_pending' else 'cancelled' end;

	before := desk.booking_facts(booking);
	passes := desk.passes_used(b.session_id);
	if b.status in ('checked_in', 'attended') then
		perform desk.usage_reverse(booking);
	end if;
	if in_time then
		perform desk.passes_return(booking, args);
		paid := desk.paid_to_refund(booking, b.session_id, args);
	end if;
	update club.booking_requests r
	set status = becomes, staff_notes = args ->> 'reason'
	where r.id = booking;
	perform desk.audit(args, 'cancel_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(
		format('Cancelled %s of {booking:%s}%s',
			desk.booking_when(booking), booking,
			case when becomes = 'cancellation_pending'
				then '; Trackman is to confirm' else '' end),
		booking,
		jsonb_build_object(
			'passes_returned', case when in_time then passes
				else 0 end,
			'passes_lost', case when in_time then 0
				else passes end,
			'refunds_waiting', jsonb_array_length(paid),
			'warnings', jsonb_build_array()),
		case when b.status in ('pending', 'pending_approval',
				'approved', 'confirmed') then
			jsonb_build_object('action', 'booking_restore', 'args',
				jsonb_build_object('booking', booking,
					'status', b.status, 'paid', paid))
		end);
end
$$;

revoke all on function desk.booking_cancel_work(jsonb) from public;

reset role;
