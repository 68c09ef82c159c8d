-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes a unit out of order, with a reason, or back: nobody gets it meanwhile,
-- whoever asks (product.md F3).

set role desk_owner;

create or replace function desk.unit_out_of_order(request uuid, version text,
	unit text, out_of_order boolean, reason text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'unit_out_of_order', jsonb_build_object(
		'version', version, 'unit', unit, 'out', out_of_order,
		'reason', reason), dry_run);
end
$$;

revoke all on function desk.unit_out_of_order(uuid, text, text, boolean, text,
	boolean) from public;
grant execute on function desk.unit_out_of_order(uuid, text, text, boolean,
	text, boolean) to desk_manager;

reset role;
