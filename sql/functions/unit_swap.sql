-- SPDX-License-Identifier: GPL-3.0-or-later
-- Guests exchange their units, or one moves to a unit that is free, of the same
-- tier.

set role desk_owner;

create or replace function desk.unit_swap(request uuid, version_a text,
	unit_a text, version_b text, unit_b text, reason text,
	received_from text default null,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'unit_swap', jsonb_build_object(
		'version_a', version_a, 'unit_a', unit_a,
		'version_b', version_b, 'unit_b', unit_b, 'reason', reason,
		'received_from', received_from), dry_run);
end
$$;

revoke all on function desk.unit_swap(uuid, text, text, text, text, text, text,
	boolean) from public;
grant execute on function desk.unit_swap(uuid, text, text, text, text, text, text,
	boolean)
	to desk_frontdesk, desk_manager;

reset role;
