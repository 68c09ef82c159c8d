-- SPDX-License-Identifier: GPL-3.0-or-later
-- Closes one resource, or without one the entire facility, for a time;
-- managers only.  Bookings in the way stay, and have to be confirmed as
-- displaced against their list.

set role desk_owner;

create or replace function desk.facility_close(request uuid, resource integer,
	starts timestamp, ends timestamp, reason text,
	confirm_displaced boolean, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'facility_close', jsonb_build_object(
		'resource', resource, 'starts', starts, 'ends', ends,
		'reason', reason, 'confirm_displaced', confirm_displaced),
		dry_run);
end
$$;

revoke all on function desk.facility_close(uuid, integer, timestamp, timestamp,
	text, boolean, boolean) from public;
grant execute on function desk.facility_close(uuid, integer, timestamp,
	timestamp, text, boolean, boolean) to desk_manager;

reset role;
