-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why one head costs what it costs, for a person to read: desk.head_rule in
-- words.  status: that of the membership.

set role desk_owner;

create or replace function desk.head_why(rule text, standing text, status text,
	name text, allowed integer, minutes integer, used integer)
returns text
language plpgsql immutable
as $$
declare
	free integer := greatest(least(minutes, allowed - used), 0);
	over integer := minutes - free;
	lapsed text := 'membership ' || replace(status, '_', ' ');
begin
	return case rule
	when 'unknown' then 'no member yet'
	when 'room' then 'the room is the owner''s'
	when 'staff' then 'staff'
	when 'twin' then 'a member, no guest fee'
	when 'day pass' then 'day pass'
	when 'workspace' then 'day pass'
	when 'pass' then 'guest pass'
	when 'guest' then 'guest fee' || case when desk.is_placeholder(name)
		then ', no name yet' else '' end
	when 'lapsed' then lapsed || ', as a guest'
	when 'unlimited' then 'unlimited'
	else case
			when over = 0 then format('%s of %s free minutes',
				free, allowed)
			when allowed = 0 then format('%s minutes, none free',
				minutes)
			when free = 0 then format(
				'%s minutes over the %s free', over, allowed)
			else format('%s of %s free minutes, %s over', free,
				allowed, over)
		end || case when used > 0 and allowed > 0
			then format(', %s used before', used) else '' end
		|| case when standing = 'lapsed' then ', ' || lapsed
			else '' end
	end;
end
$$;

revoke all on function desk.head_why(text, text, text, text, integer, integer,
	integer) from public;

reset role;
