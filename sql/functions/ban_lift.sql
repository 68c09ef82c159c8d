-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lets somebody in again before their ban is over; a manager's to do.

set role desk_owner;

create or replace function desk.ban_lift(request uuid, customer uuid,
	reason text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'ban_lift', jsonb_build_object(
		'customer', customer, 'reason', reason), dry_run);
end
$$;

revoke all on function desk.ban_lift(uuid, uuid, text, boolean) from public;
grant execute on function desk.ban_lift(uuid, uuid, text, boolean)
	to desk_manager;

reset role;
