-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes a checkout in hand, for a while (domain.md 1.8).

set role desk_owner;

create or replace function desk.checkout_claim(request uuid, version text,
	checkout uuid, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'checkout_claim', jsonb_build_object(
		'version', version, 'checkout', checkout), dry_run);
end
$$;

revoke all on function desk.checkout_claim(uuid, text, uuid, boolean) from public;
grant execute on function desk.checkout_claim(uuid, text, uuid, boolean)
	to desk_frontdesk, desk_manager;

reset role;
