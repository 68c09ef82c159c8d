-- SPDX-License-Identifier: GPL-3.0-or-later
-- Offers a room to somebody who waits; without a unit, the first that is free.

set role desk_owner;

create or replace function desk.place_offer(request uuid, version text,
	place uuid, unit text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'place_offer', jsonb_build_object(
		'version', version, 'place', place, 'unit', unit), dry_run);
end
$$;

revoke all on function desk.place_offer(uuid, text, uuid, text, boolean) from public;
grant execute on function desk.place_offer(uuid, text, uuid, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
