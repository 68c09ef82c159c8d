-- SPDX-License-Identifier: GPL-3.0-or-later
-- Declines a request, with a reason.

set role desk_owner;

create or replace function desk.booking_decline(request uuid, version text,
	booking integer, reason text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_decline', jsonb_build_object(
		'version', version, 'booking', booking, 'reason', reason),
		dry_run);
end
$$;

revoke all on function desk.booking_decline(uuid, text, integer, text, boolean)
	from public;
grant execute on function desk.booking_decline(uuid, text, integer, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
