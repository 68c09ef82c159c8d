-- SPDX-License-Identifier: GPL-3.0-or-later
-- Once somebody has paid, the roster is locked: only a manager changes it, and
-- says why (domain.md 2.6).

set role desk_owner;

create or replace function desk.roster_lock(booking integer, args jsonb)
returns void
language plpgsql
as $$
declare
	version text := desk.booking_version(booking);
begin
	if not exists (
		select from desk.head h
		where h.booking_id = booking
		  and h.payment_status in ('paid', 'refund_pending')
		  and h.cached_minor > 0) then
		return;
	elsif not desk.is_manager() then
		perform desk.refuse('role', format(
			'{booking:%s} has paid: the roster is locked',
			booking), desk.who_can('manager'), null, version);
	elsif args ->> 'reason' is null then
		perform desk.refuse('reason', 'The roster is paid for: '
			'changing it needs a reason', null, null, version);
	end if;
end
$$;

revoke all on function desk.roster_lock(integer, jsonb) from public;

reset role;
