-- SPDX-License-Identifier: GPL-3.0-or-later
-- Says whose a booking is that Trackman made and that names no member yet: it
-- keeps its bay, its party and its state, and is that member's from now on
-- (domain.md 2.7).

set role desk_owner;

create or replace function desk.booking_assign(request uuid, version text,
	booking integer, member text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_assign', jsonb_build_object(
		'version', version, 'booking', booking, 'member', member),
		dry_run);
end
$$;

revoke all on function desk.booking_assign(uuid, text, integer, text, boolean)
	from public;
grant execute on function desk.booking_assign(uuid, text, integer, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
