-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ends what a role has open and waits until it is gone, with its locks: how
-- many it were, null where the caller may not.

set role desk_owner;

create or replace function desk.staff_sessions_end(role_oid oid) returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
	return (select count(*) filter (where pg_terminate_backend(a.pid,
			5000))
		from pg_stat_activity a
		where a.usesysid = role_oid and a.pid <> pg_backend_pid());
exception when insufficient_privilege then
	return null;
end
$$;

revoke all on function desk.staff_sessions_end(oid) from public;

reset role;
