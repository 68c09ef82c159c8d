-- SPDX-License-Identifier: GPL-3.0-or-later
-- The members among companions, for their lanes; refuses one who is not a
-- member at all or who is named twice.

set role desk_owner;

create or replace function desk.companion_members(companions jsonb,
	owner text) returns text[]
language plpgsql stable
as $$
#variable_conflict use_variable
declare
	members text[];
	stranger text;
begin
	if jsonb_typeof(companions) <> 'array' then
		perform desk.refuse('roster', 'Companions come as a list');
	end if;
	select coalesce(array_agg(c ->> 'member'), '{}') into members
	from jsonb_array_elements(companions) c
	where c ? 'member';

	select m into stranger
	from unnest(members) m
	where not exists (select from club.users u where u.id = m)
	limit 1;
	if found then
		perform desk.refuse('missing', 'There is no such member');
	end if;
	if exists (select from unnest(members || owner) m
		group by m having count(*) > 1) then
		perform desk.refuse('roster',
			'A member stands on the roster twice');
	end if;
	return members;
end
$$;

revoke all on function desk.companion_members(jsonb, text) from public;

reset role;
