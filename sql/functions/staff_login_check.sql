-- SPDX-License-Identifier: GPL-3.0-or-later
-- Can this be somebody's login?  Names of the server's, of ours and of the
-- applications' roles cannot.

set role desk_owner;

create or replace function desk.staff_login_check(login text) returns void
language plpgsql
as $$
begin
	if coalesce(login, '') !~ '^[a-z_][a-z0-9_.-]{0,62}$' then
		perform desk.refuse('limit', 'A login has small letters, digits '
			'and _ . - only, begins with a letter, and has at most '
			'63 of them');
	end if;
	if login ~ '^(pg|desk)_|_app$' or login in ('public', 'none') then
		perform desk.refuse('limit', login
			|| ' is a name that is kept: choose another');
	end if;
end
$$;

revoke all on function desk.staff_login_check(text) from public;

reset role;
