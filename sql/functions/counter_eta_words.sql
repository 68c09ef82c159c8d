-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a room may come free, behind the number on the waitlist: ", about 15:10",
-- ", a room is free now", "" when nobody can say.

set role desk_owner;

create or replace function desk.counter_eta_words(eta timestamptz)
returns text
language plpgsql volatile
as $$
begin
	return case when eta is null then ''
		when eta <= desk.clock() then ', a room is free now'
		else ', about ' || desk.counter_clock(eta) end;
end
$$;

revoke all on function desk.counter_eta_words(timestamptz) from public;

reset role;
