-- SPDX-License-Identifier: GPL-3.0-or-later
-- Checks somebody out: of a unit, with its version, or as they asked, with that
-- checkout's (domain.md 1.8).  Whoever settles a fee, CASH or CREDIT, says what
-- it was when they looked.

set role desk_owner;

create or replace function desk.checkout_done(request uuid, version text,
	thing text, items boolean, settle text, reference text, reason text,
	seen_minor integer, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'checkout_done', jsonb_build_object(
		'version', version, 'thing', thing, 'items', items,
		'settle', settle, 'reference', reference, 'reason', reason,
		'seen_minor', seen_minor), dry_run);
end
$$;

revoke all on function desk.checkout_done(uuid, text, text, boolean, text, text,
	text, integer, boolean) from public;
grant execute on function desk.checkout_done(uuid, text, text, boolean, text, text,
	text, integer, boolean)
	to desk_frontdesk, desk_manager;

reset role;
