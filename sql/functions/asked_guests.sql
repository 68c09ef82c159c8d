-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many guests a request names, before it has a roster.

set role desk_owner;

create or replace function desk.asked_guests(asked jsonb) returns integer
language sql immutable
as $$
	select coalesce(jsonb_array_length(jsonb_path_query_array(asked,
		'lax $[*] ? (@.type() == "object")')), 0)
		- desk.asked_members(asked);
$$;

revoke all on function desk.asked_guests(jsonb) from public;

reset role;
