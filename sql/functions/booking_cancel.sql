-- SPDX-License-Identifier: GPL-3.0-or-later
-- Cancels a booking, with a reason.  One that Trackman knows waits for its
-- confirmation and keeps the bay meanwhile (domain.md 2.2).

set role desk_owner;

create or replace function desk.booking_cancel(request uuid, version text,
	booking integer, reason text, received_from text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_cancel', jsonb_build_object(
		'version', version, 'booking', booking, 'reason', reason,
		'received_from', received_from), dry_run);
end
$$;

revoke all on function desk.booking_cancel(uuid, text, integer, text, text,
	boolean) from public;
grant execute on function desk.booking_cancel(uuid, text, integer, text, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
