-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes the language that a lane's customer speaks: EN or ES.

set role desk_owner;

create or replace function desk.lane_language(request uuid, version text,
	lane text, language text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_language', jsonb_build_object(
		'version', version, 'lane', lane, 'language', language),
		dry_run);
end
$$;

revoke all on function desk.lane_language(uuid, text, text, text,
	boolean) from public;
grant execute on function desk.lane_language(uuid, text, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
