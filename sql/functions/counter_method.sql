-- SPDX-License-Identifier: GPL-3.0-or-later
-- How money is taken: refuses what is neither cash nor credit; nothing is
-- taken for nothing.

set role desk_owner;

create or replace function desk.counter_method(method text, minor integer)
returns text
language plpgsql
as $$
begin
	if (method in ('CASH', 'CREDIT')) is not true and minor > 0 then
		perform desk.refuse('owed', format('%s is due: take it in '
			'cash or by card', desk.money(minor)));
	end if;
	return case when method in ('CASH', 'CREDIT') then method end;
end
$$;

revoke all on function desk.counter_method(text, integer) from public;

reset role;
