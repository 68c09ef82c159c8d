-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes a block or a closure away again, with a reason; managers only.

set role desk_owner;

create or replace function desk.block_remove(request uuid, version text,
	kind text, id integer, reason text, dry_run boolean default false)
returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'block_remove', jsonb_build_object(
		'version', version, 'kind', kind, 'id', id,
		'reason', reason), dry_run);
end
$$;

revoke all on function desk.block_remove(uuid, text, text, integer, text,
	boolean) from public;
grant execute on function desk.block_remove(uuid, text, text, integer, text,
	boolean) to desk_manager;

reset role;
