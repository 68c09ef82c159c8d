-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes somebody off the waitlist.

set role desk_owner;

create or replace function desk.place_cancel(request uuid, version text,
	place uuid, reason text, received_from text default null,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'place_cancel', jsonb_build_object(
		'version', version, 'place', place, 'reason', reason,
		'received_from', received_from), dry_run);
end
$$;

revoke all on function desk.place_cancel(uuid, text, uuid, text, text, boolean) from public;
grant execute on function desk.place_cancel(uuid, text, uuid, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
