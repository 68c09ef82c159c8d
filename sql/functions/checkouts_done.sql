-- SPDX-License-Identifier: GPL-3.0-or-later
-- Checks several out, [{"unit": "room:204", "version": "…", "items": true,
-- "settle": "CASH", "seen_minor": 3500, "reference": null, "reason": null}, …],
-- or as they asked by the checkout's id: a result for each with its fee and ban, and one refused
-- does not stop the others.

set role desk_owner;

create or replace function desk.checkouts_done(request uuid, rows jsonb,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'checkouts_done', jsonb_build_object(
		'rows', rows), dry_run);
end
$$;

revoke all on function desk.checkouts_done(uuid, jsonb, boolean) from public;
grant execute on function desk.checkouts_done(uuid, jsonb, boolean)
	to desk_frontdesk, desk_manager;

reset role;
