-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many stand on a session's roster.

set role desk_owner;

create or replace function desk.session_heads(session integer)
returns integer
language plpgsql stable
as $$
begin
	return (
		select coalesce((select l.taken from desk.session_load l
			where l.session_id = session), 0));
end
$$;

revoke all on function desk.session_heads(integer) from public;

reset role;
