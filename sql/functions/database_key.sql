-- SPDX-License-Identifier: GPL-3.0-or-later
-- This database and no other: the server's system identifier (a standby has
-- that of its primary, a restored dump another one) and the database's oid.
-- Opaque to whoever keeps it.

set role desk_owner;

create or replace function desk.database_key() returns text
language plpgsql stable
as $$
declare
	server text := '0';
begin
	if has_function_privilege(current_user,
		'pg_catalog.pg_control_system()', 'execute')
	then
		server := (select c.system_identifier
			from pg_catalog.pg_control_system() c);
	end if;
	return server || '-' || (select d.oid from pg_catalog.pg_database d
		where d.datname = current_database());
end
$$;

revoke all on function desk.database_key() from public;

reset role;
