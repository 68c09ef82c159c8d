-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the indexes again that desk.indexes_off() has taken off.

set role desk_owner;

create or replace function desk.indexes_on(definitions text[]) returns void
language plpgsql
as $$
declare
	definition text;
begin
	foreach definition in array definitions loop
		execute definition;
	end loop;
end
$$;

revoke all on function desk.indexes_on(text[]) from public;

reset role;
