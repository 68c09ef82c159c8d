-- SPDX-License-Identifier: GPL-3.0-or-later
-- A note that the system leaves on a customer, a line that begins with
-- "[system] "; null takes all of them away, as the next check-in does
-- (domain.md 1.8).  What people wrote stays.

set role desk_owner;

create or replace function desk.counter_system_note(customer uuid, note text)
returns void
language plpgsql
as $$
#variable_conflict use_variable
begin
	update counter.customers c
	set notes = case when note is null then nullif(array_to_string(array(
			select line from regexp_split_to_table(c.notes, '\n')
				with ordinality l (line, n)
			where line !~ '^\[system\] ' order by n), E'\n'), '')
		else concat_ws(E'\n', c.notes, '[system] ' || note) end,
		updated_at = desk.clock()
	where c.id = customer
	  and (note is not null or c.notes ~ '(^|\n)\[system\] ');
end
$$;

revoke all on function desk.counter_system_note(uuid, text) from public;

reset role;
