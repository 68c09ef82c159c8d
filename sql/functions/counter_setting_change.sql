-- SPDX-License-Identifier: GPL-3.0-or-later
-- Changes one of the counter's numbers, by its name in
-- desk.counter_settings(), with a reason: a manager does.

set role desk_owner;

create or replace function desk.counter_setting_change(request uuid,
	version text, name text, value text, reason text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'counter_setting_change', jsonb_build_object(
		'version', version, 'name', name, 'value', value,
		'reason', reason),
		dry_run);
end
$$;

revoke all on function desk.counter_setting_change(uuid, text, text, text,
	text, boolean) from public;
grant execute on function desk.counter_setting_change(uuid, text, text, text,
	text, boolean)
	to desk_manager;

reset role;
