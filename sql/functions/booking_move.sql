-- SPDX-License-Identifier: GPL-3.0-or-later
-- Moves a booking to another resource or time, or makes it longer or shorter.

set role desk_owner;

create or replace function desk.booking_move(request uuid, version text,
	booking integer, resource integer, starts timestamp, minutes integer,
	received_from text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_move', jsonb_build_object(
		'version', version, 'booking', booking, 'resource', resource,
		'starts', starts, 'minutes', minutes,
		'received_from', received_from), dry_run);
end
$$;

revoke all on function desk.booking_move(uuid, text, integer, integer,
	timestamp, integer, text, boolean) from public;
grant execute on function desk.booking_move(uuid, text, integer, integer,
	timestamp, integer, text, boolean) to desk_frontdesk, desk_manager;

reset role;
