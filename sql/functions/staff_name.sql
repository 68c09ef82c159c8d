-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whoever is on a record by their login, as the staff has them: "Ana"; with the
-- login where another one has that name, too: it must be told who did it.  A
-- login that is nobody's (any more), and "system", stand for themselves.

set role desk_owner;

create or replace function desk.staff_name(of_login text) returns text
language plpgsql stable
as $$
begin
	return coalesce((select s.name || case when exists (
			select from desk.staff n
			where n.name = s.name and n.id <> s.id)
			then ' (' || s.login || ')' else '' end
		from desk.staff s
		where s.login = of_login), of_login);
end
$$;

revoke all on function desk.staff_name(text) from public;

reset role;
