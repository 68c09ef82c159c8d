-- SPDX-License-Identifier: GPL-3.0-or-later
-- Says how a booking ended: attended or no_show.

set role desk_owner;

create or replace function desk.booking_outcome(request uuid, version text,
	booking integer, outcome text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_outcome', jsonb_build_object(
		'version', version, 'booking', booking, 'outcome', outcome),
		dry_run);
end
$$;

revoke all on function desk.booking_outcome(uuid, text, integer, text, boolean)
	from public;
grant execute on function desk.booking_outcome(uuid, text, integer, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
