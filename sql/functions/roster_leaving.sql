-- SPDX-License-Identifier: GPL-3.0-or-later
-- The participants a roster change removes, from its list of ids.

set role desk_owner;

create or replace function desk.roster_leaving(ids jsonb) returns integer[]
language plpgsql
as $$
begin
	if ids is null or ids = 'null' then
		return '{}';
	end if;
	if jsonb_typeof(ids) <> 'array' or jsonb_array_length(ids) > 100
		or exists (select from jsonb_array_elements_text(ids) i
			where coalesce(i, '') !~ '^[0-9]{1,9}$') then
		perform desk.refuse('roster',
			'Whom to remove is a list of participants');
	end if;
	return array(select distinct i::integer
		from jsonb_array_elements_text(ids) i order by 1);
end
$$;

revoke all on function desk.roster_leaving(jsonb) from public;

reset role;
