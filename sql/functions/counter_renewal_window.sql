-- SPDX-License-Identifier: GPL-3.0-or-later
-- Near enough to the end of the stay.

set role desk_owner;

create or replace function desk.counter_renewal_window(until timestamptz)
returns void
language plpgsql
as $$
declare
	minutes constant integer := desk.setting_int('counter',
		'renewal_window_minutes');
	most constant interval := make_interval(mins => minutes);
begin
	if desk.clock() not between until - most and until + most then
		perform desk.refuse('limit', format('A stay is renewed within '
			'%s minutes of its end', minutes), null,
			jsonb_build_object('ends', desk.counter_clock(until)));
	end if;
end
$$;

revoke all on function desk.counter_renewal_window(timestamptz) from public;

reset role;
