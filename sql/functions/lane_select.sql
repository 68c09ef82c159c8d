-- SPDX-License-Identifier: GPL-3.0-or-later
-- Proposes a rental at a lane, for the customer or by staff; or a tier to wait
-- for and the rental to take meanwhile, which acknowledges the disclaimer
-- (domain.md 1.3, 1.6).

set role desk_owner;

create or replace function desk.lane_select(request uuid, version text,
	lane text, rental text, by text, wanted text, backup text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'lane_select', jsonb_build_object(
		'version', version, 'lane', lane, 'rental', rental, 'by', by,
		'wanted', wanted, 'backup', backup),
		dry_run);
end
$$;

revoke all on function desk.lane_select(uuid, text, text, text, text, text,
	text, boolean) from public;
grant execute on function desk.lane_select(uuid, text, text, text, text, text,
	text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
