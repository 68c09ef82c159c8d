-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives a checkout back that one has in hand.

set role desk_owner;

create or replace function desk.checkout_release(request uuid, version text,
	checkout uuid, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'checkout_release', jsonb_build_object(
		'version', version, 'checkout', checkout), dry_run);
end
$$;

revoke all on function desk.checkout_release(uuid, text, uuid, boolean) from public;
grant execute on function desk.checkout_release(uuid, text, uuid, boolean)
	to desk_frontdesk, desk_manager;

reset role;
