-- SPDX-License-Identifier: GPL-3.0-or-later
-- Blocks a resource for a time; managers only.  Bookings in the way stay, and
-- have to be confirmed as displaced against their list.

set role desk_owner;

create or replace function desk.resource_block(request uuid, resource integer,
	starts timestamp, ends timestamp, kind text, reason text,
	confirm_displaced boolean, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'resource_block', jsonb_build_object(
		'resource', resource, 'starts', starts, 'ends', ends,
		'kind', kind, 'reason', reason,
		'confirm_displaced', confirm_displaced), dry_run);
end
$$;

revoke all on function desk.resource_block(uuid, integer, timestamp, timestamp,
	text, text, boolean, boolean) from public;
grant execute on function desk.resource_block(uuid, integer, timestamp,
	timestamp, text, text, boolean, boolean) to desk_manager;

reset role;
