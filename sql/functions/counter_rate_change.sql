-- SPDX-License-Identifier: GPL-3.0-or-later
-- Changes what a rental costs in a part of the week (discount, regular or
-- weekend), with a reason: a manager does (domain.md 1.5).

set role desk_owner;

create or replace function desk.counter_rate_change(request uuid, version text,
	rental text, youth boolean, period text, minor integer, reason text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'counter_rate_change', jsonb_build_object(
		'version', version, 'rental', rental, 'youth', youth,
		'period', period, 'minor', minor, 'reason', reason),
		dry_run);
end
$$;

revoke all on function desk.counter_rate_change(uuid, text, text, boolean,
	text, integer, text, boolean) from public;
grant execute on function desk.counter_rate_change(uuid, text, text, boolean,
	text, integer, text, boolean)
	to desk_manager;

reset role;
