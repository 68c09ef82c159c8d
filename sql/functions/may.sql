-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the signed-in person may call a function of desk.

set role desk_owner;

create or replace function desk.may(action text) returns boolean
language plpgsql stable
as $$
begin
	return (
		select coalesce(bool_or(has_function_privilege(session_user,
			p.oid, 'execute')), false)
		from pg_catalog.pg_proc p
		where p.pronamespace = 'desk'::regnamespace
		  and p.proname = action);
end
$$;

revoke all on function desk.may(text) from public;

reset role;
