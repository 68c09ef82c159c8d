-- SPDX-License-Identifier: GPL-3.0-or-later
-- A guest who is in joins the waitlist for a better room (domain.md 1.6).

set role desk_owner;

create or replace function desk.place_join(request uuid, version text,
	unit text, wanted text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'place_join', jsonb_build_object(
		'version', version, 'unit', unit, 'wanted', wanted), dry_run);
end
$$;

revoke all on function desk.place_join(uuid, text, text, text, boolean) from public;
grant execute on function desk.place_join(uuid, text, text, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
