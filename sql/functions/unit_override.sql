-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sets the status of a unit out of turn, DIRTY, CLEANING or CLEAN, with a reason
-- (domain.md 1.7).

set role desk_owner;

create or replace function desk.unit_override(request uuid, version text,
	unit text, "to" text, reason text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'unit_override', jsonb_build_object(
		'version', version, 'unit', unit, 'to', "to",
		'reason', reason), dry_run);
end
$$;

revoke all on function desk.unit_override(uuid, text, text, text, text,
	boolean) from public;
grant execute on function desk.unit_override(uuid, text, text, text, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
