-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.counter_rate_change: the setting of that price.

set role desk_owner;

create or replace function desk.counter_rate_change_work(args jsonb)
returns jsonb
language sql
as $$
	select desk.counter_setting_change_work(args || jsonb_build_object(
		'name', concat_ws('.', 'rate', args ->> 'rental',
			case (args ->> 'youth')::boolean when true then 'youth'
				else 'adult' end,
			replace(args ->> 'period', '_minor', '')),
		'value', args ->> 'minor'));
$$;

revoke all on function desk.counter_rate_change_work(jsonb) from public;

reset role;
