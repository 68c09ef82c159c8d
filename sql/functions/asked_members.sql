-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many members a request names besides its owner, before it has a roster.

set role desk_owner;

create or replace function desk.asked_members(asked jsonb) returns integer
language sql immutable
as $$
	select coalesce(jsonb_array_length(jsonb_path_query_array(asked,
		'lax $[*] ? (@.userId.type() == "string")')), 0);
$$;

revoke all on function desk.asked_members(jsonb) from public;

reset role;
