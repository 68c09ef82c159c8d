-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the signed-in person has a manager's rights.

set role desk_owner;

create or replace function desk.is_manager() returns boolean
language sql stable
as $$
	select pg_has_role(session_user, 'desk_manager', 'usage');
$$;

revoke all on function desk.is_manager() from public;

reset role;
