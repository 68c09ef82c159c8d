-- SPDX-License-Identifier: GPL-3.0-or-later
-- What one head's debt is for: "guest Mo Lee", "own time", "day pass".

set role desk_owner;

create or replace function desk.owed_for(role text, member text, called text)
returns text
language sql immutable
return case
	when role <> 'owner' then role || ' ' || called
	when member is null then 'day pass'
	else 'own time'
end;

revoke all on function desk.owed_for(text, text, text) from public;

reset role;
