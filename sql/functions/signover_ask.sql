-- SPDX-License-Identifier: GPL-3.0-or-later
-- Asks a manager to sign: `action` is a write of desk, `arguments` are its own
-- without request and dry_run.  A manager who stands at the counter signs within
-- minutes, one of the queue until the shift is over.  A dry run says what the
-- action would do.

set role desk_owner;

create or replace function desk.signover_ask(request uuid, action text,
	arguments text[], note text, queued boolean,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'signover_ask', jsonb_build_object(
		'action', action, 'note', note, 'arguments', coalesce(arguments, '{}'),
		'queued', queued), dry_run);
end
$$;

revoke all on function desk.signover_ask(uuid, text, text[], text, boolean, boolean) from public;
grant execute on function desk.signover_ask(uuid, text, text[], text, boolean, boolean)
	to desk_frontdesk, desk_manager;

reset role;
