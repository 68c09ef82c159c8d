-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whoever is on a record by their login, as the staff has them: "Ana".  A login
-- that is nobody's (any more), and "system", stand for themselves.

set role desk_owner;

create or replace function desk.staff_name(of_login text) returns text
language plpgsql stable
as $$
begin
	return coalesce((select s.name from desk.staff s
		where s.login = of_login), of_login);
end
$$;

revoke all on function desk.staff_name(text) from public;

reset role;
