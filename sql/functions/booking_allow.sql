-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses an action that a booking's state bars.

set role desk_owner;

create or replace function desk.booking_allow(booking integer, action text)
returns void
language plpgsql
as $$
declare
	bar jsonb := desk.booking_bar(booking, action);
begin
	if bar is not null then
		perform desk.refuse(bar ->> 'code', bar ->> 'sentence',
			bar ->> 'who_can', null,
			desk.booking_version(booking));
	end if;
end
$$;

revoke all on function desk.booking_allow(integer, text) from public;

reset role;
