-- SPDX-License-Identifier: GPL-3.0-or-later
-- Somebody who waits takes the room that they are offered, and pays for it the
-- fee that they were told, `seen_minor`.

set role desk_owner;

create or replace function desk.place_accept(request uuid, version text,
	place uuid, settle text, reference text, seen_minor integer,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'place_accept', jsonb_build_object(
		'version', version, 'place', place, 'settle', settle,
		'reference', reference, 'seen_minor', seen_minor), dry_run);
end
$$;

revoke all on function desk.place_accept(uuid, text, uuid, text, text,
	integer, boolean) from public;
grant execute on function desk.place_accept(uuid, text, uuid, text, text,
	integer, boolean) to desk_frontdesk, desk_manager;

reset role;
