-- SPDX-License-Identifier: GPL-3.0-or-later
-- Approves a request.

set role desk_owner;

create or replace function desk.booking_approve(request uuid, version text,
	booking integer, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_approve', jsonb_build_object(
		'version', version, 'booking', booking), dry_run);
end
$$;

revoke all on function desk.booking_approve(uuid, text, integer, boolean)
	from public;
grant execute on function desk.booking_approve(uuid, text, integer, boolean)
	to desk_frontdesk, desk_manager;

reset role;
