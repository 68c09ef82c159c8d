-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_revert.

set role desk_owner;

create or replace function desk.booking_revert_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
	b record;
	people text[];
	before jsonb;
begin
	args := args || jsonb_build_object('reason',
		desk.reason_check(args, 'A correction'));
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'booking_revert');
	if b.status = 'expired' then
		perform desk.booking_reopen(args);
		return desk.outcome(format('Reopened %s for {booking:%s}',
			desk.booking_when(booking), booking), booking);
	end if;

	people := desk.booking_people(booking);
	perform desk.lanes_lock(array[b.resource_id], people);
	if b.status = 'no_show' then
		perform desk.clash_check(booking, b.resource_id,
			tsrange(b.starts, b.ends), people,
			desk.booking_ask(booking));
	end if;
	before := desk.booking_facts(booking);
	if b.status in ('checked_in', 'attended') then
		perform desk.usage_reverse(booking);
	end if;
	update club.booking_requests r set status = 'approved'
	where r.id = booking;
	perform desk.booking_snapshot(booking);
	perform desk.audit(args, 'revert_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(format('{booking:%s}, %s, is approved again',
		booking, desk.booking_when(booking)), booking);
end
$$;

revoke all on function desk.booking_revert_work(jsonb) from public;

reset role;
