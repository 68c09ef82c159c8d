-- SPDX-License-Identifier: GPL-3.0-or-later
-- Records that a check-in was refused over money (domain.md 2.6), once for a
-- request.

set role desk_owner;

create or replace function desk.guard_note(args jsonb) returns void
language plpgsql
as $$
declare
	booking integer := args ->> 'booking';
begin
	if not exists (
		select from club.booking_payment_audit a
		where a.booking_id = booking
		  and a.action = 'checkin_guard_triggered'
		  and a.metadata ->> 'request' = args ->> 'request') then
		perform desk.payment_note(booking, null,
			'checkin_guard_triggered', desk.booking_owed(booking),
			null, null, args);
	end if;
end
$$;

revoke all on function desk.guard_note(jsonb) from public;

reset role;
