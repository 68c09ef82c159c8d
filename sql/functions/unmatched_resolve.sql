-- SPDX-License-Identifier: GPL-3.0-or-later
-- Says whose an unmatched Trackman import is: it becomes that member's
-- booking and keeps its bay; the e-mail it came under is remembered.

set role desk_owner;

create or replace function desk.unmatched_resolve(request uuid, version text,
	unmatched integer, member text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'unmatched_resolve', jsonb_build_object(
		'version', version, 'unmatched', unmatched, 'member', member),
		dry_run);
end
$$;

revoke all on function desk.unmatched_resolve(uuid, text, integer, text,
	boolean) from public;
grant execute on function desk.unmatched_resolve(uuid, text, integer, text,
	boolean) to desk_frontdesk, desk_manager;

reset role;
