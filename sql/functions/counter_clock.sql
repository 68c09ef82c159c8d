-- SPDX-License-Identifier: GPL-3.0-or-later
-- The minute of a moment on the venue's wall, as sentences say it: with its
-- day unless that is today.

set role desk_owner;

create or replace function desk.counter_clock(at timestamptz) returns text
language plpgsql volatile
as $$
declare
	local constant timestamp := desk.counter_local(at);
begin
	return case when local::date = desk.local_now('counter')::date
		then to_char(local, 'HH24:MI')
		else to_char(local, 'Dy FMDD Mon HH24:MI') end;
end
$$;

revoke all on function desk.counter_clock(timestamptz) from public;

reset role;
