-- SPDX-License-Identifier: GPL-3.0-or-later
-- Dismisses an unmatched import, with a reason: nobody plays, the bay is free.

set role desk_owner;

create or replace function desk.unmatched_dismiss(request uuid, version text,
	unmatched integer, reason text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'unmatched_dismiss', jsonb_build_object(
		'version', version, 'unmatched', unmatched, 'reason', reason),
		dry_run);
end
$$;

revoke all on function desk.unmatched_dismiss(uuid, text, integer, text,
	boolean) from public;
grant execute on function desk.unmatched_dismiss(uuid, text, integer, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
