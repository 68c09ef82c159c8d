-- SPDX-License-Identifier: GPL-3.0-or-later
-- Units as whoever cleans finds them, by marks or scans: [{"unit": "room:214",
-- "version": "…"}, {"tag": "R215"}, …], each with its own "to" where they
-- differ.  Without any, all take the next step in turn if they are alike.  A
-- result for each, and one refused does not stop the others (domain.md 1.7).

set role desk_owner;

create or replace function desk.unit_clean(request uuid, rows jsonb,
	"to" text default null, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'unit_clean', jsonb_build_object(
		'rows', rows, 'to', "to"), dry_run);
end
$$;

revoke all on function desk.unit_clean(uuid, jsonb, text, boolean)
	from public;
grant execute on function desk.unit_clean(uuid, jsonb, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
