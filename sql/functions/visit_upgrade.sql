-- SPDX-License-Identifier: GPL-3.0-or-later
-- Moves a guest to a better unit for the fee, settled CASH or CREDIT, which
-- is still what they were told, `seen_minor`; the stay ends when it did
-- (domain.md 1.5, 1.6).

set role desk_owner;

create or replace function desk.visit_upgrade(request uuid, version text,
	unit text, target text, settle text, reference text,
	seen_minor integer, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'visit_upgrade', jsonb_build_object(
		'version', version, 'unit', unit, 'target', target,
		'settle', settle, 'reference', reference,
		'seen_minor', seen_minor), dry_run);
end
$$;

revoke all on function desk.visit_upgrade(uuid, text, text, text, text, text,
	integer, boolean) from public;
grant execute on function desk.visit_upgrade(uuid, text, text, text, text,
	text, integer, boolean)
	to desk_frontdesk, desk_manager;

reset role;
