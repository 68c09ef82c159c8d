-- SPDX-License-Identifier: GPL-3.0-or-later
-- Says how many bookings ended, [{"booking": 1, "version": "…"}, …]: a result
-- for each, and one refused does not stop the others.

set role desk_owner;

create or replace function desk.bookings_outcome(request uuid, rows jsonb,
	outcome text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'bookings_outcome', jsonb_build_object(
		'rows', rows, 'outcome', outcome), dry_run);
end
$$;

revoke all on function desk.bookings_outcome(uuid, jsonb, text, boolean)
	from public;
grant execute on function desk.bookings_outcome(uuid, jsonb, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
