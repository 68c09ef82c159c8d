-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who of the staff has that login, held until the end of the transaction.

set role desk_owner;

create or replace function desk.staff_known(login text) returns desk.staff
language plpgsql
as $$
#variable_conflict use_variable
declare
	who desk.staff;
begin
	select s.* into who from desk.staff s where s.login = login for update;
	if who.id is null then
		perform desk.refuse('missing', 'There is nobody of that login on '
			'the staff: opsdesk staff list shows who is');
	end if;
	return who;
end
$$;

revoke all on function desk.staff_known(text) from public;

reset role;
